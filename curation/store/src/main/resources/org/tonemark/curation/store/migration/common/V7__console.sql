-- What the console asks for: one curator's ballots, verdicts by day.
CREATE INDEX ballot_curator ON ballot (curator, epoch, seq);
CREATE INDEX verdict_time ON verdict (at_millis, outcome);
