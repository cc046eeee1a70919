"""What pages of every room may print of agreements."""
