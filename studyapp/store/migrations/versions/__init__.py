"""The steps. A step stands by itself: it never imports today's tables, so that it does tomorrow what it did today."""
