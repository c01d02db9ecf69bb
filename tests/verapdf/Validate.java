import java.io.File;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Prints, for every flavour and file: flavour, file, number of checks, and a line per failure. */
public class Validate {
    private static final int FAILURES_SHOWN = 20;

    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String flavour : arguments[0].split(",")) {
            for (int at = 1; at < arguments.length; at++) {
                validate(PDFAFlavour.byFlavourId(flavour), new File(arguments[at]));
            }
        }
    }

    private static void validate(PDFAFlavour flavour, File file) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance()
                                .createValidator(flavour, FAILURES_SHOWN, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            String place = flavour.getId() + "\t" + file.getPath() + "\t";
            System.out.println("checked\t" + place + result.getTotalAssertions());
            if (!result.isCompliant() && result.getTestAssertions().isEmpty()) {
                System.out.println("failed\t" + place + "?\tnot compliant, no reason given");
            }
            for (TestAssertion each : result.getTestAssertions()) {
                String rule = each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber();
                String said = String.valueOf(each.getMessage()).replaceAll("\\s+", " ");
                System.out.println("failed\t" + place + rule + "\t" + said);
            }
        }
    }
}
