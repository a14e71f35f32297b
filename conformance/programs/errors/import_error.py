"""An uncaught error inside an imported module shows both files."""
import failing.deeper
