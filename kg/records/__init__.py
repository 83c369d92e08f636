"""What one article says about control, kept so that answers find it by place without a search."""

from kg.records.write import conclusions_of_article, conclusions_of_articles

__all__ = ["conclusions_of_article", "conclusions_of_articles"]
