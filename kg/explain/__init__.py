"""What a finding's code means: the reason, a bad and a good example, the shape behind it."""
