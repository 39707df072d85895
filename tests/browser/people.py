"""Who writes and who approves on the running site."""

PASSWORD = "a-password-for-tests-alone"
PEOPLE = {"carla": "Contributor", "edith": "Editor", "olu": "Consent officer"}
