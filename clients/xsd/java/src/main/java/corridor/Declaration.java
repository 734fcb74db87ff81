package corridor;

import corridor.messages.TransitDeclaration;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.Marshaller;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** `Declaration IN OUT`: a declaration from a file into classes that JAXB has made of the XSDs, and from these into another file. */
public class Declaration {
  public static void main(String[] args) throws Exception {
    JAXBContext context = JAXBContext.newInstance(TransitDeclaration.class);
    TransitDeclaration declaration = (TransitDeclaration) context.createUnmarshaller().unmarshal(Path.of(args[0]).toFile());
    Marshaller marshaller = context.createMarshaller();
    marshaller.setProperty(Marshaller.JAXB_ENCODING, StandardCharsets.UTF_8.name());
    // The bytes in this file are what is signed and sent: nothing may lay them out anew afterwards.
    marshaller.marshal(declaration, Path.of(args[1]).toFile());
    System.out.println(declaration.getMrn());
  }
}
