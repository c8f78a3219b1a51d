"""4. What is wrong or risky."""
