"""What every room may know: errors, actors, numbers, slugs, canonical bytes, languages, days, guards."""
