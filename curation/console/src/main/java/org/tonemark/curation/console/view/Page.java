package org.tonemark.curation.console.view;

/** What one page shows. The template {@code NAME.jte} renders it, NAME being the record's simple name. */
public sealed interface Page
        permits AppealPage,
                CuratorPage,
                CuratorsPage,
                DisputePage,
                EpochPage,
                EpochsPage,
                HomePage,
                OperatorsPage,
                ProblemPage,
                PromotedPage,
                QueuePage,
                ReviewPage,
                RulesPage,
                SignInPage,
                StatusPage,
                SubmitPage,
                TrackPage,
                TrainingPage {}
