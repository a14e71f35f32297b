package dev.adder.compiler;

/** Token numbers: CPython's {@code Lib/token.py}, and a number from 500 on for each keyword. */
final class TokenKind {
    private TokenKind() {}

    static final int ENDMARKER = 0;
    static final int NAME = 1;
    static final int NUMBER = 2;
    static final int STRING = 3;
    static final int NEWLINE = 4;
    static final int INDENT = 5;
    static final int DEDENT = 6;
    static final int LPAR = 7;
    static final int RPAR = 8;
    static final int LSQB = 9;
    static final int RSQB = 10;
    static final int COLON = 11;
    static final int COMMA = 12;
    static final int SEMI = 13;
    static final int PLUS = 14;
    static final int MINUS = 15;
    static final int STAR = 16;
    static final int SLASH = 17;
    static final int VBAR = 18;
    static final int AMPER = 19;
    static final int LESS = 20;
    static final int GREATER = 21;
    static final int EQUAL = 22;
    static final int DOT = 23;
    static final int PERCENT = 24;
    static final int LBRACE = 25;
    static final int RBRACE = 26;
    static final int EQEQUAL = 27;
    static final int NOTEQUAL = 28;
    static final int LESSEQUAL = 29;
    static final int GREATEREQUAL = 30;
    static final int TILDE = 31;
    static final int CIRCUMFLEX = 32;
    static final int LEFTSHIFT = 33;
    static final int RIGHTSHIFT = 34;
    static final int DOUBLESTAR = 35;
    static final int PLUSEQUAL = 36;
    static final int MINEQUAL = 37;
    static final int STAREQUAL = 38;
    static final int SLASHEQUAL = 39;
    static final int PERCENTEQUAL = 40;
    static final int AMPEREQUAL = 41;
    static final int VBAREQUAL = 42;
    static final int CIRCUMFLEXEQUAL = 43;
    static final int LEFTSHIFTEQUAL = 44;
    static final int RIGHTSHIFTEQUAL = 45;
    static final int DOUBLESTAREQUAL = 46;
    static final int DOUBLESLASH = 47;
    static final int DOUBLESLASHEQUAL = 48;
    static final int AT = 49;
    static final int ATEQUAL = 50;
    static final int RARROW = 51;
    static final int ELLIPSIS = 52;
    static final int COLONEQUAL = 53;
    static final int OP = 54;
    static final int AWAIT = 55;
    static final int ASYNC = 56;
    static final int TYPE_IGNORE = 57;
    static final int TYPE_COMMENT = 58;
    static final int ERRORTOKEN = 60;

    static final int KW_FALSE = 500;
    static final int KW_NONE = 501;
    static final int KW_TRUE = 502;
    static final int KW_AND = 503;
    static final int KW_AS = 504;
    static final int KW_ASSERT = 505;
    static final int KW_BREAK = 506;
    static final int KW_CLASS = 507;
    static final int KW_CONTINUE = 508;
    static final int KW_DEF = 509;
    static final int KW_DEL = 510;
    static final int KW_ELIF = 511;
    static final int KW_ELSE = 512;
    static final int KW_EXCEPT = 513;
    static final int KW_FINALLY = 514;
    static final int KW_FOR = 515;
    static final int KW_FROM = 516;
    static final int KW_GLOBAL = 517;
    static final int KW_IF = 518;
    static final int KW_IMPORT = 519;
    static final int KW_IN = 520;
    static final int KW_IS = 521;
    static final int KW_LAMBDA = 522;
    static final int KW_NONLOCAL = 523;
    static final int KW_NOT = 524;
    static final int KW_OR = 525;
    static final int KW_PASS = 526;
    static final int KW_RAISE = 527;
    static final int KW_RETURN = 528;
    static final int KW_TRY = 529;
    static final int KW_WHILE = 530;
    static final int KW_WITH = 531;
    static final int KW_YIELD = 532;

    /** The keywords, the one numbered 500 first. */
    static final String[] KEYWORDS = {
        "False", "None", "True", "and", "as", "assert", "break", "class", "continue", "def", "del", "elif", "else", "except",
        "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
        "return", "try", "while", "with", "yield",
    };
}
