"""declaration.py IN OUT: a declaration from a file into classes that xsdata has made of the XSDs, and from these into another file."""

import sys
from pathlib import Path

from corridor_messages import TransitDeclaration
from xsdata.formats.dataclass.parsers import XmlParser
from xsdata.formats.dataclass.serializers import XmlSerializer

declaration = XmlParser().from_path(Path(sys.argv[1]), TransitDeclaration)
# The bytes in this file are what is signed and sent: nothing may lay them out anew afterwards.
text = XmlSerializer().render(declaration, ns_map={None: "urn:corridor:transit:1"})
Path(sys.argv[2]).write_bytes(text.encode("utf-8"))
print(declaration.mrn)
