"""What is learnt from searches: counts by day, never who searched, and only known words."""
