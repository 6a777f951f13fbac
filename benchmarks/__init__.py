"""Accuracy, speed and size of the answer path beside what people would use instead, on generated facts with known answers."""
