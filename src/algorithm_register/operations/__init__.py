"""Running a register: guards, verification, serving and the sample."""
