"""From files to editions: shapes, repairs, folding and the report."""
