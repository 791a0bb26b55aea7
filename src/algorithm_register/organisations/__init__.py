"""Who publishes: public bodies with their codes, dated names and hierarchy."""
