"""Answers into words: a neutral `Reply`, then text, an embed or JSON. Nothing else formats numbers, dates or Markdown."""
