"""What one article says about control, kept so that answers find it by place without a search."""
