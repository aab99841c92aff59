package org.comity.check.pack;

/// How the image of the packs says which kind of thing comes next.
final class Tag {
    static final int ALWAYS = 0;
    static final int ALL = 1;
    static final int ANY = 2;
    static final int NOT = 3;
    static final int HOLDS = 4;
    static final int IS = 5;
    static final int COMPARES = 6;
    static final int DATED = 7;
    static final int HAS_ANY = 8;
    static final int HAS_OTHER_THAN = 9;
    static final int IS_EMPTY = 10;

    static final int BOOL = 0;
    static final int WHOLE = 1;
    static final int AMOUNT = 2;
    static final int DAY = 3;
    static final int TEXT = 4;
    static final int ONE_OF = 5;
    static final int SET_OF_LISTED = 6;
    static final int SET_OF_PLACES = 7;

    static final int RULE = 0;
    static final int CASES = 1;
    static final int LISTING = 2;
    static final int UNION = 3;
    static final int JUDGED = 4;

    private Tag() {}
}
