import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;

/** Names each of some files that holds a query which Jena does not parse as SPARQL 1.1. */
public class ParsesAll {
    public static void main(String[] files) throws Exception {
        for (String file : files) {
            try {
                QueryFactory.create(Files.readString(Path.of(file)), Syntax.syntaxSPARQL_11);
            } catch (QueryException error) {
                System.out.println(file + ": " + error.getMessage());
            }
        }
    }
}
