import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/// Puts an ES module and all that it imports into one file, and prints the file's SHA-256.
///
/// The modules are written so that this is concatenation: they import by name and without renaming, from files
/// beside them, and no two use one name at their top level (the file would not parse). Imports from elsewhere stay.
private static final Pattern IMPORT = Pattern.compile("(?ms)^import \\{[^}]*\\} from '\\./([a-z0-9-]+\\.js)';\n");

void main(String[] arguments) throws Exception {
    var entry = Path.of(arguments[0]);
    var target = Path.of(arguments[1]);
    var inOrder = new LinkedHashSet<Path>();
    collect(entry, inOrder);

    var whole = new StringBuilder("// Comity: the verifier in one file. node verify.mjs <receipt> --trust <trust.json>\n");
    for (var module : inOrder) {
        var source = IMPORT.matcher(Files.readString(module)).replaceAll("");
        whole.append("\n// ==== ").append(module.getFileName()).append(" ====\n\n");
        whole.append(source.replaceAll("(?m)^export ", ""));
    }
    var bytes = whole.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    Files.write(target, bytes);
    Files.writeString(target.resolveSibling(target.getFileName() + ".sha256"), digest + "  " + target.getFileName() + "\n");
    IO.println(digest + "  " + target.getFileName());
}

/// Imported modules come before those that import them.
private static void collect(Path module, SequencedSet<Path> inOrder) throws Exception {
    if (inOrder.contains(module)) {
        return;
    }
    var imports = IMPORT.matcher(Files.readString(module));
    while (imports.find()) {
        collect(module.resolveSibling(imports.group(1)), inOrder);
    }
    inOrder.add(module);
}
