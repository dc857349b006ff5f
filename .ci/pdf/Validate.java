import java.io.FileInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges PDF files by veraPDF's profiles of PDF/A-2a and PDF/UA-1: {@code Validate [--spoilt] FILE...}.
 * Prints each clause that a file breaks and fails where there is one; with {@code --spoilt}, fails where a
 * file breaks none.
 */
public final class Validate {
    private static final List<PDFAFlavour> PROFILES = List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1);

    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean spoilt = arguments.length > 0 && arguments[0].equals("--spoilt");
        boolean asExpected = arguments.length > (spoilt ? 1 : 0);
        for (int at = spoilt ? 1 : 0; at < arguments.length; at++) {
            boolean compliant = true;
            for (PDFAFlavour profile : PROFILES) {
                compliant &= isCompliant(arguments[at], profile);
            }
            asExpected &= compliant != spoilt;
        }
        System.exit(asExpected ? 0 : 1);
    }

    private static boolean isCompliant(String file, PDFAFlavour profile) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), profile)) {
            ValidationResult result = Foundries.defaultInstance().createValidator(profile, false).validate(parser);
            String judged = result.isCompliant() ? "holds" : "is broken";
            System.out.printf("%s: PDF/%s %s (%d checks)%n", file, profile.getId(), judged, result.getTotalAssertions());
            result.getTestAssertions().stream()
                .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                .map(Validate::told).distinct().limit(40).forEach(System.out::println);
            return result.isCompliant();
        }
    }

    private static String told(TestAssertion assertion) {
        return "  clause " + assertion.getRuleId().getClause() + ": " + assertion.getMessage();
    }
}
