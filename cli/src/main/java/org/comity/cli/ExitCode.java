package org.comity.cli;

/// How a command ends, for scripts. Listed in the help of `comity` and in docs/guides/command-line.md.
final class ExitCode {
    /// Done; for `verify` and `audit`: it holds; for `decide`: adopted.
    static final int OK = 0;
    /// It does not verify, or it is damaged, or it differs.
    static final int DOES_NOT_VERIFY = 1;
    /// The command line itself is off.
    static final int USAGE = 2;
    /// The rule was applied and the text is not adopted.
    static final int NOT_ADOPTED = 3;
    /// Nothing that `verify` looked at fails, and not all was checked: mostly whose keys they are.
    static final int NOT_CHECKED = 4;
    /// An input is not what its format says.
    static final int MALFORMED = 65;
    /// An input is not there, or cannot be read.
    static final int MISSING = 66;
    /// The address or the data folder is in use.
    static final int UNAVAILABLE = 69;
    /// Comity is wrong, not its user.
    static final int BUG = 70;
    /// Disk or network failed.
    static final int FAILED = 74;

    private ExitCode() {}
}
