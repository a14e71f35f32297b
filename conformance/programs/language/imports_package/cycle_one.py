"""One half of an import cycle."""
import imports_package.cycle_two as two
x = 1
y = two.saw
