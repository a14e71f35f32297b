package dev.adder.runtime.module;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A hash function under way. */
interface HashEngine {
    void update(byte[] b, int offset, int length);

    /** The hash of what came so far, which may go on afterwards. */
    byte[] digest();

    HashEngine copy();

    /** An algorithm of the JDK. */
    static HashEngine ofJdk(String algorithm) {
        try {
            return new Jdk(MessageDigest.getInstance(algorithm));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A {@link MessageDigest}. */
    record Jdk(MessageDigest digester) implements HashEngine {
        @Override
        public void update(byte[] b, int offset, int length) {
            digester.update(b, offset, length);
        }

        @Override
        public byte[] digest() {
            return clone(digester).digest();
        }

        @Override
        public HashEngine copy() {
            return new Jdk(clone(digester));
        }

        private static MessageDigest clone(MessageDigest d) {
            try {
                return (MessageDigest) d.clone();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
