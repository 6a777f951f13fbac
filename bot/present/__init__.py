"""Answers into words: a neutral `Reply`, then text, an embed or JSON. Only here are numbers, dates and Markdown shown."""
