"""Settings by situation: base is shared, runtime serves, test tests."""
