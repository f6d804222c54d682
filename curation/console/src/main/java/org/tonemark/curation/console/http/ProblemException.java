package org.tonemark.curation.console.http;

/** Ends a request with a problem, from wherever its parts are read. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** What the caller wrote cannot be used. */
    public static ProblemException invalid(String code, String detail) {
        return new ProblemException(Problem.invalid(code, detail));
    }

    public Problem problem() {
        return problem;
    }
}
