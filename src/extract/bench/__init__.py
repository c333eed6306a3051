"""Speed as ratios: against the stock pipeline, stage by stage, and against the length of articles and corpora."""
