# Sourced: sets java to the java command of a JDK 25 or later, as the launcher finds it.
java=$(ADDER_PRINT_JDK=1 "$here/../adder") || exit 1
java=$java/bin/java
java_options="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto"
