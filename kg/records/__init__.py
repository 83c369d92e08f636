"""What one article says about control, kept so that answers find it by place without a search."""

from kg.records.write import concluded_from, conclusions_of_article, conclusions_of_articles

__all__ = ["concluded_from", "conclusions_of_article", "conclusions_of_articles"]
