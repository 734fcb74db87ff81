// generated from schemas/ by "npm run gen"; do not edit

/** The schema of all messages together, in XSD 1.0; the published files in schemas/xsd say the same one by one. */
export const corridorXsd = `<?xml version="1.0" encoding="UTF-8"?>
<!-- generated from schemas/ by "npm run gen"; do not edit -->
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:corridor:transit:1" targetNamespace="urn:corridor:transit:1"
  elementFormDefault="qualified" version="1">
  <xs:simpleType name="Text10">
    <xs:restriction base="xs:string">
      <xs:pattern value="[!-~&#xA1;-&#xAC;&#xAE;-&#x61B;&#x61D;-&#x167F;&#x1681;-&#x180D;&#x180F;-&#x1FFF;&#x2010;-&#x2027;&#x2030;-&#x205E;&#x2070;-&#x2FFF;&#x3001;-&#xD7FF;&#xE000;-&#xFDCF;&#xFDF0;-&#xFEFE;&#xFF00;-&#xFFF8;&#xFFFC;-&#xFFFD;&#x10000;-&#xDFFFF;&#xE0100;-&#x10FFFF;]+([ &#xA0;&#x1680;&#x2000;-&#x200A;&#x202F;&#x205F;&#x3000;]+[!-~&#xA1;-&#xAC;&#xAE;-&#x61B;&#x61D;-&#x167F;&#x1681;-&#x180D;&#x180F;-&#x1FFF;&#x2010;-&#x2027;&#x2030;-&#x205E;&#x2070;-&#x2FFF;&#x3001;-&#xD7FF;&#xE000;-&#xFDCF;&#xFDF0;-&#xFEFE;&#xFF00;-&#xFFF8;&#xFFFC;-&#xFFFD;&#x10000;-&#xDFFFF;&#xE0100;-&#x10FFFF;]+)*"/>
      <xs:maxLength value="10"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Text17">
    <xs:restriction base="xs:string">
      <xs:pattern value="[!-~&#xA1;-&#xAC;&#xAE;-&#x61B;&#x61D;-&#x167F;&#x1681;-&#x180D;&#x180F;-&#x1FFF;&#x2010;-&#x2027;&#x2030;-&#x205E;&#x2070;-&#x2FFF;&#x3001;-&#xD7FF;&#xE000;-&#xFDCF;&#xFDF0;-&#xFEFE;&#xFF00;-&#xFFF8;&#xFFFC;-&#xFFFD;&#x10000;-&#xDFFFF;&#xE0100;-&#x10FFFF;]+([ &#xA0;&#x1680;&#x2000;-&#x200A;&#x202F;&#x205F;&#x3000;]+[!-~&#xA1;-&#xAC;&#xAE;-&#x61B;&#x61D;-&#x167F;&#x1681;-&#x180D;&#x180F;-&#x1FFF;&#x2010;-&#x2027;&#x2030;-&#x205E;&#x2070;-&#x2FFF;&#x3001;-&#xD7FF;&#xE000;-&#xFDCF;&#xFDF0;-&#xFEFE;&#xFF00;-&#xFFF8;&#xFFFC;-&#xFFFD;&#x10000;-&#xDFFFF;&#xE0100;-&#x10FFFF;]+)*"/>
      <xs:maxLength value="17"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Text22">
    <xs:restriction base="xs:string">
      <xs:pattern value="[!-~&#xA1;-&#xAC;&#xAE;-&#x61B;&#x61D;-&#x167F;&#x1681;-&#x180D;&#x180F;-&#x1FFF;&#x2010;-&#x2027;&#x2030;-&#x205E;&#x2070;-&#x2FFF;&#x3001;-&#xD7FF;&#xE000;-&#xFDCF;&#xFDF0;-&#xFEFE;&#xFF00;-&#xFFF8;&#xFFFC;-&#xFFFD;&#x10000;-&#xDFFFF;&#xE0100;-&#x10FFFF;]+([ &#xA0;&#x1680;&#x2000;-&#x200A;&#x202F;&#x205F;&#x3000;]+[!-~&#xA1;-&#xAC;&#xAE;-&#x61B;&#x61D;-&#x167F;&#x1681;-&#x180D;&#x180F;-&#x1FFF;&#x2010;-&#x2027;&#x2030;-&#x205E;&#x2070;-&#x2FFF;&#x3001;-&#xD7FF;&#xE000;-&#xFDCF;&#xFDF0;-&#xFEFE;&#xFF00;-&#xFFF8;&#xFFFC;-&#xFFFD;&#x10000;-&#xDFFFF;&#xE0100;-&#x10FFFF;]+)*"/>
      <xs:maxLength value="22"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Text35">
    <xs:restriction base="xs:string">
      <xs:pattern value="[!-~&#xA1;-&#xAC;&#xAE;-&#x61B;&#x61D;-&#x167F;&#x1681;-&#x180D;&#x180F;-&#x1FFF;&#x2010;-&#x2027;&#x2030;-&#x205E;&#x2070;-&#x2FFF;&#x3001;-&#xD7FF;&#xE000;-&#xFDCF;&#xFDF0;-&#xFEFE;&#xFF00;-&#xFFF8;&#xFFFC;-&#xFFFD;&#x10000;-&#xDFFFF;&#xE0100;-&#x10FFFF;]+([ &#xA0;&#x1680;&#x2000;-&#x200A;&#x202F;&#x205F;&#x3000;]+[!-~&#xA1;-&#xAC;&#xAE;-&#x61B;&#x61D;-&#x167F;&#x1681;-&#x180D;&#x180F;-&#x1FFF;&#x2010;-&#x2027;&#x2030;-&#x205E;&#x2070;-&#x2FFF;&#x3001;-&#xD7FF;&#xE000;-&#xFDCF;&#xFDF0;-&#xFEFE;&#xFF00;-&#xFFF8;&#xFFFC;-&#xFFFD;&#x10000;-&#xDFFFF;&#xE0100;-&#x10FFFF;]+)*"/>
      <xs:maxLength value="35"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Text70">
    <xs:restriction base="xs:string">
      <xs:pattern value="[!-~&#xA1;-&#xAC;&#xAE;-&#x61B;&#x61D;-&#x167F;&#x1681;-&#x180D;&#x180F;-&#x1FFF;&#x2010;-&#x2027;&#x2030;-&#x205E;&#x2070;-&#x2FFF;&#x3001;-&#xD7FF;&#xE000;-&#xFDCF;&#xFDF0;-&#xFEFE;&#xFF00;-&#xFFF8;&#xFFFC;-&#xFFFD;&#x10000;-&#xDFFFF;&#xE0100;-&#x10FFFF;]+([ &#xA0;&#x1680;&#x2000;-&#x200A;&#x202F;&#x205F;&#x3000;]+[!-~&#xA1;-&#xAC;&#xAE;-&#x61B;&#x61D;-&#x167F;&#x1681;-&#x180D;&#x180F;-&#x1FFF;&#x2010;-&#x2027;&#x2030;-&#x205E;&#x2070;-&#x2FFF;&#x3001;-&#xD7FF;&#xE000;-&#xFDCF;&#xFDF0;-&#xFEFE;&#xFF00;-&#xFFF8;&#xFFFC;-&#xFFFD;&#x10000;-&#xDFFFF;&#xE0100;-&#x10FFFF;]+)*"/>
      <xs:maxLength value="70"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Text140">
    <xs:restriction base="xs:string">
      <xs:pattern value="[!-~&#xA1;-&#xAC;&#xAE;-&#x61B;&#x61D;-&#x167F;&#x1681;-&#x180D;&#x180F;-&#x1FFF;&#x2010;-&#x2027;&#x2030;-&#x205E;&#x2070;-&#x2FFF;&#x3001;-&#xD7FF;&#xE000;-&#xFDCF;&#xFDF0;-&#xFEFE;&#xFF00;-&#xFFF8;&#xFFFC;-&#xFFFD;&#x10000;-&#xDFFFF;&#xE0100;-&#x10FFFF;]+([ &#xA0;&#x1680;&#x2000;-&#x200A;&#x202F;&#x205F;&#x3000;]+[!-~&#xA1;-&#xAC;&#xAE;-&#x61B;&#x61D;-&#x167F;&#x1681;-&#x180D;&#x180F;-&#x1FFF;&#x2010;-&#x2027;&#x2030;-&#x205E;&#x2070;-&#x2FFF;&#x3001;-&#xD7FF;&#xE000;-&#xFDCF;&#xFDF0;-&#xFEFE;&#xFF00;-&#xFFF8;&#xFFFC;-&#xFFFD;&#x10000;-&#xDFFFF;&#xE0100;-&#x10FFFF;]+)*"/>
      <xs:maxLength value="140"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Text350">
    <xs:restriction base="xs:string">
      <xs:pattern value="[!-~&#xA1;-&#xAC;&#xAE;-&#x61B;&#x61D;-&#x167F;&#x1681;-&#x180D;&#x180F;-&#x1FFF;&#x2010;-&#x2027;&#x2030;-&#x205E;&#x2070;-&#x2FFF;&#x3001;-&#xD7FF;&#xE000;-&#xFDCF;&#xFDF0;-&#xFEFE;&#xFF00;-&#xFFF8;&#xFFFC;-&#xFFFD;&#x10000;-&#xDFFFF;&#xE0100;-&#x10FFFF;]+([ &#xA0;&#x1680;&#x2000;-&#x200A;&#x202F;&#x205F;&#x3000;]+[!-~&#xA1;-&#xAC;&#xAE;-&#x61B;&#x61D;-&#x167F;&#x1681;-&#x180D;&#x180F;-&#x1FFF;&#x2010;-&#x2027;&#x2030;-&#x205E;&#x2070;-&#x2FFF;&#x3001;-&#xD7FF;&#xE000;-&#xFDCF;&#xFDF0;-&#xFEFE;&#xFF00;-&#xFFF8;&#xFFFC;-&#xFFFD;&#x10000;-&#xDFFFF;&#xE0100;-&#x10FFFF;]+)*"/>
      <xs:maxLength value="350"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Text512">
    <xs:restriction base="xs:string">
      <xs:pattern value="[!-~&#xA1;-&#xAC;&#xAE;-&#x61B;&#x61D;-&#x167F;&#x1681;-&#x180D;&#x180F;-&#x1FFF;&#x2010;-&#x2027;&#x2030;-&#x205E;&#x2070;-&#x2FFF;&#x3001;-&#xD7FF;&#xE000;-&#xFDCF;&#xFDF0;-&#xFEFE;&#xFF00;-&#xFFF8;&#xFFFC;-&#xFFFD;&#x10000;-&#xDFFFF;&#xE0100;-&#x10FFFF;]+([ &#xA0;&#x1680;&#x2000;-&#x200A;&#x202F;&#x205F;&#x3000;]+[!-~&#xA1;-&#xAC;&#xAE;-&#x61B;&#x61D;-&#x167F;&#x1681;-&#x180D;&#x180F;-&#x1FFF;&#x2010;-&#x2027;&#x2030;-&#x205E;&#x2070;-&#x2FFF;&#x3001;-&#xD7FF;&#xE000;-&#xFDCF;&#xFDF0;-&#xFEFE;&#xFF00;-&#xFFF8;&#xFFFC;-&#xFFFD;&#x10000;-&#xDFFFF;&#xE0100;-&#x10FFFF;]+)*"/>
      <xs:maxLength value="512"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Text1024">
    <xs:restriction base="xs:string">
      <xs:pattern value="[!-~&#xA1;-&#xAC;&#xAE;-&#x61B;&#x61D;-&#x167F;&#x1681;-&#x180D;&#x180F;-&#x1FFF;&#x2010;-&#x2027;&#x2030;-&#x205E;&#x2070;-&#x2FFF;&#x3001;-&#xD7FF;&#xE000;-&#xFDCF;&#xFDF0;-&#xFEFE;&#xFF00;-&#xFFF8;&#xFFFC;-&#xFFFD;&#x10000;-&#xDFFFF;&#xE0100;-&#x10FFFF;]+([ &#xA0;&#x1680;&#x2000;-&#x200A;&#x202F;&#x205F;&#x3000;]+[!-~&#xA1;-&#xAC;&#xAE;-&#x61B;&#x61D;-&#x167F;&#x1681;-&#x180D;&#x180F;-&#x1FFF;&#x2010;-&#x2027;&#x2030;-&#x205E;&#x2070;-&#x2FFF;&#x3001;-&#xD7FF;&#xE000;-&#xFDCF;&#xFDF0;-&#xFEFE;&#xFF00;-&#xFFF8;&#xFFFC;-&#xFFFD;&#x10000;-&#xDFFFF;&#xE0100;-&#x10FFFF;]+)*"/>
      <xs:maxLength value="1024"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Uuid">
    <xs:restriction base="xs:string">
      <xs:pattern value="[0-9a-f]{8}\\-[0-9a-f]{4}\\-[0-9a-f]{4}\\-[0-9a-f]{4}\\-[0-9a-f]{12}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="DateTime">
    <xs:restriction base="xs:string">
      <xs:pattern value="((19|20)[0-9]{2}\\-((0[13578]|1[02])\\-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)\\-(0[1-9]|[12][0-9]|30)|02\\-(0[1-9]|1[0-9]|2[0-8]))|((19|20)(0[48]|[2468][048]|[13579][26])|2000)\\-02\\-29)T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,3})?(Z|[\\+\\-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Date">
    <xs:restriction base="xs:string">
      <xs:pattern value="((19|20)[0-9]{2}\\-((0[13578]|1[02])\\-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)\\-(0[1-9]|[12][0-9]|30)|02\\-(0[1-9]|1[0-9]|2[0-8]))|((19|20)(0[48]|[2468][048]|[13579][26])|2000)\\-02\\-29)"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Country">
    <xs:restriction base="xs:string">
      <xs:pattern value="[A-Z]{2}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Currency">
    <xs:restriction base="xs:string">
      <xs:pattern value="[A-Z]{3}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Amount">
    <xs:restriction base="xs:string">
      <xs:pattern value="(0|[1-9][0-9]{0,15})(\\.[0-9]{1,3})?"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Mass">
    <xs:restriction base="xs:string">
      <xs:pattern value="(0|[1-9][0-9]{0,15})(\\.[0-9]{1,6})?"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Quantity">
    <xs:restriction base="xs:string">
      <xs:pattern value="(0|[1-9][0-9]{0,15})(\\.[0-9]{1,6})?"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Rate">
    <xs:restriction base="xs:string">
      <xs:pattern value="(0|[1-9][0-9]{0,3})(\\.[0-9]{1,6})?"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Provisional">
    <xs:restriction base="xs:string">
      <xs:pattern value="P[A-Z]{2}[0-9]{8}[0-9A-Z]"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Mrn">
    <xs:restriction base="xs:string">
      <xs:pattern value="((2[4-9]|[3-9][0-9])[A-Z]{2}[0-9A-Z]{12}[J-M][0-9]|([01][0-9]|2[0-4])[A-Z]{2}[0-9A-Z]{13}[0-9])"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Lrn">
    <xs:restriction base="xs:string">
      <xs:pattern value="[!-~&#xA1;-&#xAC;&#xAE;-&#x61B;&#x61D;-&#x167F;&#x1681;-&#x180D;&#x180F;-&#x1FFF;&#x2010;-&#x2027;&#x2030;-&#x205E;&#x2070;-&#x2FFF;&#x3001;-&#xD7FF;&#xE000;-&#xFDCF;&#xFDF0;-&#xFEFE;&#xFF00;-&#xFFF8;&#xFFFC;-&#xFFFD;&#x10000;-&#xDFFFF;&#xE0100;-&#x10FFFF;]+([ &#xA0;&#x1680;&#x2000;-&#x200A;&#x202F;&#x205F;&#x3000;]+[!-~&#xA1;-&#xAC;&#xAE;-&#x61B;&#x61D;-&#x167F;&#x1681;-&#x180D;&#x180F;-&#x1FFF;&#x2010;-&#x2027;&#x2030;-&#x205E;&#x2070;-&#x2FFF;&#x3001;-&#xD7FF;&#xE000;-&#xFDCF;&#xFDF0;-&#xFEFE;&#xFF00;-&#xFFF8;&#xFFFC;-&#xFFFD;&#x10000;-&#xDFFFF;&#xE0100;-&#x10FFFF;]+)*"/>
      <xs:maxLength value="22"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Grn">
    <xs:restriction base="xs:string">
      <xs:pattern value="[0-9]{2}[A-Z]{2}[0-9A-Z]{12}[0-9]([A-Z][0-9]{6})?"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="AccessCode">
    <xs:restriction base="xs:string">
      <xs:pattern value="[0-9A-Za-z]{4}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Office">
    <xs:restriction base="xs:string">
      <xs:pattern value="[A-Z]{2}[0-9A-Z]{6}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Unlocode">
    <xs:restriction base="xs:string">
      <xs:pattern value="[A-Z]{2}[2-9A-Z]{3}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Container">
    <xs:restriction base="xs:string">
      <xs:pattern value="[0-9A-Z]{1,17}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="PartyId">
    <xs:restriction base="xs:string">
      <xs:pattern value="[0-9A-Za-z][\\-0-9A-Z_a-z]{0,34}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="PartyKey">
    <xs:restriction base="xs:string">
      <xs:pattern value="[A-Z]{2}(/[0-9A-Za-z][\\-0-9A-Z_a-z]{0,34})?"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Scheme">
    <xs:restriction base="xs:string">
      <xs:pattern value="[A-Z][\\-0-9A-Z]{1,16}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Officer">
    <xs:restriction base="xs:string">
      <xs:pattern value="[0-9A-Za-z][\\-0-9A-Z_a-z]{0,34}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Phone">
    <xs:restriction base="xs:string">
      <xs:pattern value="[\\+0-9][ \\(\\)\\-0-9]{2,33}[0-9]"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Email">
    <xs:restriction base="xs:string">
      <xs:pattern value="[%\\+\\-\\.0-9A-Z_a-z]+@[\\-0-9A-Za-z]+(\\.[\\-0-9A-Za-z]+)+"/>
      <xs:maxLength value="256"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Base64">
    <xs:restriction base="xs:string">
      <xs:pattern value="[\\+/0-9A-Za-z]+={0,2}"/>
      <xs:minLength value="4"/>
      <xs:maxLength value="65536"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="HsCode">
    <xs:restriction base="xs:string">
      <xs:pattern value="[0-9]{6}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="SealId">
    <xs:restriction base="xs:string">
      <xs:pattern value="[!-~&#xA1;-&#xAC;&#xAE;-&#x61B;&#x61D;-&#x167F;&#x1681;-&#x180D;&#x180F;-&#x1FFF;&#x2010;-&#x2027;&#x2030;-&#x205E;&#x2070;-&#x2FFF;&#x3001;-&#xD7FF;&#xE000;-&#xFDCF;&#xFDF0;-&#xFEFE;&#xFF00;-&#xFFF8;&#xFFFC;-&#xFFFD;&#x10000;-&#xDFFFF;&#xE0100;-&#x10FFFF;]+([ &#xA0;&#x1680;&#x2000;-&#x200A;&#x202F;&#x205F;&#x3000;]+[!-~&#xA1;-&#xAC;&#xAE;-&#x61B;&#x61D;-&#x167F;&#x1681;-&#x180D;&#x180F;-&#x1FFF;&#x2010;-&#x2027;&#x2030;-&#x205E;&#x2070;-&#x2FFF;&#x3001;-&#xD7FF;&#xE000;-&#xFDCF;&#xFDF0;-&#xFEFE;&#xFF00;-&#xFFF8;&#xFFFC;-&#xFFFD;&#x10000;-&#xDFFFF;&#xE0100;-&#x10FFFF;]+)*"/>
      <xs:maxLength value="20"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="ItemNumber">
    <xs:restriction base="xs:string">
      <xs:pattern value="[1-9][0-9]{0,3}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Version">
    <xs:restriction base="xs:string">
      <xs:pattern value="[1-9][0-9]{0,3}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="LogIndex">
    <xs:restriction base="xs:string">
      <xs:pattern value="0|[1-9][0-9]{0,14}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="ErrorCode">
    <xs:restriction base="xs:string">
      <xs:pattern value="([0-9]{2}|[a-z][\\-0-9a-z]{1,39})"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="RuleId">
    <xs:restriction base="xs:string">
      <xs:pattern value="[A-Z][\\-0-9A-Z]{1,39}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Pointer">
    <xs:restriction base="xs:string">
      <xs:pattern value="(/[!-~&#xA1;-&#xAC;&#xAE;-&#x61B;&#x61D;-&#x167F;&#x1681;-&#x180D;&#x180F;-&#x1FFF;&#x2010;-&#x2027;&#x2030;-&#x205E;&#x2070;-&#x2FFF;&#x3001;-&#xD7FF;&#xE000;-&#xFDCF;&#xFDF0;-&#xFEFE;&#xFF00;-&#xFFF8;&#xFFFC;-&#xFFFD;&#x10000;-&#xDFFFF;&#xE0100;-&#x10FFFF;]*([ &#xA0;&#x1680;&#x2000;-&#x200A;&#x202F;&#x205F;&#x3000;]+[!-~&#xA1;-&#xAC;&#xAE;-&#x61B;&#x61D;-&#x167F;&#x1681;-&#x180D;&#x180F;-&#x1FFF;&#x2010;-&#x2027;&#x2030;-&#x205E;&#x2070;-&#x2FFF;&#x3001;-&#xD7FF;&#xE000;-&#xFDCF;&#xFDF0;-&#xFEFE;&#xFF00;-&#xFFF8;&#xFFFC;-&#xFFFD;&#x10000;-&#xDFFFF;&#xE0100;-&#x10FFFF;]+)*)?"/>
      <xs:maxLength value="512"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Mode">
    <xs:restriction base="xs:string">
      <xs:enumeration value="1"/>
      <xs:enumeration value="2"/>
      <xs:enumeration value="3"/>
      <xs:enumeration value="4"/>
      <xs:enumeration value="5"/>
      <xs:enumeration value="6"/>
      <xs:enumeration value="7"/>
      <xs:enumeration value="8"/>
      <xs:enumeration value="9"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Regime">
    <xs:restriction base="xs:string">
      <xs:enumeration value="isrt"/>
      <xs:enumeration value="ecowas2021"/>
      <xs:enumeration value="aes"/>
      <xs:enumeration value="uemoa"/>
      <xs:enumeration value="cemac"/>
      <xs:enumeration value="rail"/>
      <xs:enumeration value="bilateral"/>
      <xs:enumeration value="tir"/>
      <xs:enumeration value="national"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Connection">
    <xs:restriction base="xs:string">
      <xs:enumeration value="full"/>
      <xs:enumeration value="office-app"/>
      <xs:enumeration value="paper"/>
      <xs:enumeration value="none"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Precision">
    <xs:restriction base="xs:string">
      <xs:enumeration value="second"/>
      <xs:enumeration value="minute"/>
      <xs:enumeration value="day"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Procedure">
    <xs:restriction base="xs:string">
      <xs:enumeration value="automatic"/>
      <xs:enumeration value="manual"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="Role">
    <xs:restriction base="xs:string">
      <xs:enumeration value="customs"/>
      <xs:enumeration value="guarantor"/>
      <xs:enumeration value="principal"/>
      <xs:enumeration value="consignee"/>
      <xs:enumeration value="carrier"/>
      <xs:enumeration value="rail"/>
      <xs:enumeration value="tracking"/>
      <xs:enumeration value="payment"/>
      <xs:enumeration value="hub"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="SealState">
    <xs:restriction base="xs:string">
      <xs:enumeration value="intact"/>
      <xs:enumeration value="broken"/>
      <xs:enumeration value="replaced"/>
      <xs:enumeration value="missing"/>
      <xs:enumeration value="not-checked"/>
      <xs:enumeration value="none"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="GuaranteeType">
    <xs:restriction base="xs:string">
      <xs:enumeration value="0"/>
      <xs:enumeration value="1"/>
      <xs:enumeration value="2"/>
      <xs:enumeration value="3"/>
      <xs:enumeration value="4"/>
      <xs:enumeration value="5"/>
      <xs:enumeration value="8"/>
      <xs:enumeration value="9"/>
      <xs:enumeration value="A"/>
      <xs:enumeration value="B"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="GuaranteeRefusal">
    <xs:restriction base="xs:string">
      <xs:enumeration value="G00"/>
      <xs:enumeration value="G01"/>
      <xs:enumeration value="G02"/>
      <xs:enumeration value="G03"/>
      <xs:enumeration value="G04"/>
      <xs:enumeration value="G05"/>
      <xs:enumeration value="G06"/>
      <xs:enumeration value="G07"/>
      <xs:enumeration value="G08"/>
      <xs:enumeration value="G09"/>
      <xs:enumeration value="G10"/>
      <xs:enumeration value="G11"/>
      <xs:enumeration value="G12"/>
      <xs:enumeration value="G13"/>
      <xs:enumeration value="P99"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="MeansType">
    <xs:restriction base="xs:string">
      <xs:enumeration value="10"/>
      <xs:enumeration value="11"/>
      <xs:enumeration value="20"/>
      <xs:enumeration value="21"/>
      <xs:enumeration value="30"/>
      <xs:enumeration value="31"/>
      <xs:enumeration value="40"/>
      <xs:enumeration value="41"/>
      <xs:enumeration value="80"/>
      <xs:enumeration value="81"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="PackageType">
    <xs:restriction base="xs:string">
      <xs:pattern value="[0-9A-Z]{2}"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="DeclarationType">
    <xs:restriction base="xs:string">
      <xs:enumeration value="T1"/>
      <xs:enumeration value="T2"/>
      <xs:enumeration value="T2F"/>
      <xs:enumeration value="T"/>
      <xs:enumeration value="TIR"/>
      <xs:enumeration value="TRIE"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:complexType name="Sender">
    <xs:sequence>
      <xs:element name="country" type="Country"/>
      <xs:element name="role" type="Role"/>
      <xs:element name="office" type="Office" minOccurs="0"/>
      <xs:element name="party" type="PartyId" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Money">
    <xs:sequence>
      <xs:element name="amount" type="Amount"/>
      <xs:element name="currency" type="Currency"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Address">
    <xs:sequence>
      <xs:element name="streetAndNumber" type="Text70" minOccurs="0"/>
      <xs:element name="postcode" type="Text17" minOccurs="0"/>
      <xs:element name="city" type="Text35"/>
      <xs:element name="country" type="Country"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="ContactPerson">
    <xs:sequence>
      <xs:element name="name" type="Text70"/>
      <xs:element name="phone" type="Phone" minOccurs="0"/>
      <xs:element name="email" type="Email" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="IdentifiedTrader">
    <xs:sequence>
      <xs:element name="scheme" type="Scheme"/>
      <xs:element name="id" type="Text35"/>
      <xs:element name="name" type="Text70" minOccurs="0"/>
      <xs:element name="address" type="Address" minOccurs="0"/>
      <xs:element name="contactPerson" type="ContactPerson" minOccurs="0"/>
      <xs:element name="party" type="PartyKey" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Trader">
    <xs:sequence>
      <xs:element name="scheme" type="Scheme" minOccurs="0"/>
      <xs:element name="id" type="Text35" minOccurs="0"/>
      <xs:element name="name" type="Text70" minOccurs="0"/>
      <xs:element name="address" type="Address" minOccurs="0"/>
      <xs:element name="contactPerson" type="ContactPerson" minOccurs="0"/>
      <xs:element name="party" type="PartyKey" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Representative">
    <xs:sequence>
      <xs:element name="scheme" type="Scheme" minOccurs="0"/>
      <xs:element name="id" type="Text35" minOccurs="0"/>
      <xs:element name="name" type="Text70" minOccurs="0"/>
      <xs:element name="address" type="Address" minOccurs="0"/>
      <xs:element name="contactPerson" type="ContactPerson" minOccurs="0"/>
      <xs:element name="status">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:enumeration value="2"/>
            <xs:enumeration value="3"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="SupplyChainActor">
    <xs:sequence>
      <xs:element name="role">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:enumeration value="CS"/>
            <xs:enumeration value="FW"/>
            <xs:enumeration value="MF"/>
            <xs:enumeration value="WH"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="scheme" type="Scheme"/>
      <xs:element name="id" type="Text35"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="NationalRef">
    <xs:sequence>
      <xs:element name="country" type="Country"/>
      <xs:element name="reference" type="Text35"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Lot">
    <xs:sequence>
      <xs:element name="id" type="Text35"/>
      <xs:element name="index">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[1-9][0-9]{0,2}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="of">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[1-9][0-9]{0,2}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Carnet">
    <xs:sequence>
      <xs:element name="number" type="Text35"/>
      <xs:element name="leaf" type="Text10" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Authorisation">
    <xs:sequence>
      <xs:element name="type">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[0-9A-Z]{1,4}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="reference" type="Text35"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Leg">
    <xs:sequence>
      <xs:element name="country" type="Country"/>
      <xs:element name="entryOffice" type="Office" minOccurs="0"/>
      <xs:element name="exitOffice" type="Office" minOccurs="0"/>
      <xs:element name="mode" type="Mode"/>
      <xs:element name="modeChangeOffice" type="Office" minOccurs="0"/>
      <xs:element name="routeCode" type="Text17" minOccurs="0"/>
      <xs:element name="limitAt" type="DateTime" minOccurs="0"/>
      <xs:element name="estimatedEntryAt" type="DateTime" minOccurs="0"/>
      <xs:element name="connection" type="Connection"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="DeclaredGuarantee">
    <xs:sequence>
      <xs:element name="type" type="GuaranteeType"/>
      <xs:element name="grn" type="Grn" minOccurs="0"/>
      <xs:element name="otherReference" type="Text35" minOccurs="0"/>
      <xs:element name="accessCode" type="AccessCode" minOccurs="0"/>
      <xs:element name="amount" type="Money" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="ContactPoint">
    <xs:sequence>
      <xs:element name="office" type="Office"/>
      <xs:element name="phone" type="Text140" minOccurs="0"/>
      <xs:element name="email" type="Text140" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="SecuredAmount">
    <xs:sequence>
      <xs:element name="country" type="Country"/>
      <xs:element name="amount" type="Amount"/>
      <xs:element name="currency" type="Currency"/>
      <xs:element name="guarantor" type="PartyKey" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="ContributionShare">
    <xs:sequence>
      <xs:element name="country" type="Country"/>
      <xs:element name="beneficiary" type="Text70" minOccurs="0"/>
      <xs:element name="amount" type="Amount"/>
      <xs:element name="currency" type="Currency"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Contribution">
    <xs:sequence>
      <xs:element name="base" type="Money"/>
      <xs:element name="rate" type="Rate"/>
      <xs:element name="amount" type="Amount"/>
      <xs:element name="currency" type="Currency"/>
      <xs:element name="collectedBy" type="Text70"/>
      <xs:element name="party" type="PartyKey" minOccurs="0"/>
      <xs:element name="shares" type="ContributionShare" minOccurs="0" maxOccurs="20"/>
      <xs:element name="receipt" type="Text35" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Means">
    <xs:sequence>
      <xs:element name="typeOfIdentification" type="MeansType"/>
      <xs:element name="identification" type="Text35"/>
      <xs:element name="nationality" type="Country" minOccurs="0"/>
      <xs:element name="typeOfMeans" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[0-9]{2,4}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="DepartureMeans">
    <xs:sequence>
      <xs:element name="typeOfIdentification" type="MeansType" minOccurs="0"/>
      <xs:element name="identification" type="Text35" minOccurs="0"/>
      <xs:element name="nationality" type="Country" minOccurs="0"/>
      <xs:element name="typeOfMeans" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[0-9]{2,4}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Wagon">
    <xs:sequence>
      <xs:element name="number" type="Text35"/>
      <xs:element name="position" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[1-9][0-9]{0,2}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="VehicleSet">
    <xs:sequence>
      <xs:element name="mode" type="Mode"/>
      <xs:element name="means" type="DepartureMeans" minOccurs="0"/>
      <xs:element name="trailers" type="Means" minOccurs="0" maxOccurs="9"/>
      <xs:element name="wagons" type="Wagon" minOccurs="0" maxOccurs="999"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="ActiveBorderMeans">
    <xs:sequence>
      <xs:element name="office" type="Office"/>
      <xs:element name="mode" type="Mode" minOccurs="0"/>
      <xs:element name="typeOfIdentification" type="MeansType"/>
      <xs:element name="identification" type="Text35"/>
      <xs:element name="nationality" type="Country" minOccurs="0"/>
      <xs:element name="conveyanceReference" type="Text17" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Driver">
    <xs:sequence>
      <xs:element name="name" type="Text70"/>
      <xs:element name="document" type="Text35"/>
      <xs:element name="phone" type="Phone" minOccurs="0"/>
      <xs:element name="nationality" type="Country"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="VehicleGoods">
    <xs:sequence>
      <xs:element name="vin">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[0-9A-HJ-NPR-Z]{5,17}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="make" type="Text35"/>
      <xs:element name="model" type="Text35"/>
      <xs:element name="year" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="(19|20)[0-9]{2}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="itemNumber" type="ItemNumber" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Seal">
    <xs:sequence>
      <xs:element name="id" type="SealId"/>
      <xs:element name="kind" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:enumeration value="mechanical"/>
            <xs:enumeration value="electronic"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="affixedBy" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:enumeration value="customs"/>
            <xs:enumeration value="carrier"/>
            <xs:enumeration value="shipper"/>
            <xs:enumeration value="tracker"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Equipment">
    <xs:sequence>
      <xs:element name="container" type="Container" minOccurs="0"/>
      <xs:element name="containerKind" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:enumeration value="iso6346"/>
            <xs:enumeration value="en13044"/>
            <xs:enumeration value="other"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="sizeAndType" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[0-9A-Z]{4}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="fullness" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:enumeration value="full"/>
            <xs:enumeration value="part"/>
            <xs:enumeration value="empty"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="numberOfSeals">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="0|[1-9][0-9]{0,1}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="seals" type="Seal" minOccurs="0" maxOccurs="99"/>
      <xs:element name="goodsReferences" type="ItemNumber" minOccurs="0" maxOccurs="1999"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Safeguard">
    <xs:sequence>
      <xs:element name="kind">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:enumeration value="seal"/>
            <xs:enumeration value="escort"/>
            <xs:enumeration value="convoy"/>
            <xs:enumeration value="tracker"/>
            <xs:enumeration value="description"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="reference" type="Text35" minOccurs="0"/>
      <xs:element name="office" type="Office" minOccurs="0"/>
      <xs:element name="deviceId" type="Text35" minOccurs="0"/>
      <xs:element name="convoyId" type="Text35" minOccurs="0"/>
      <xs:element name="party" type="PartyKey" minOccurs="0"/>
      <xs:element name="text" type="Text512" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Position">
    <xs:sequence>
      <xs:element name="latitude">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[\\+\\-]?(90(\\.0{1,7})?|[1-8]?[0-9](\\.[0-9]{1,7})?)"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="longitude">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[\\+\\-]?(180(\\.0{1,7})?|(1[0-7][0-9]|[1-9]?[0-9])(\\.[0-9]{1,7})?)"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="LocationOfGoods">
    <xs:sequence>
      <xs:element name="type">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:enumeration value="A"/>
            <xs:enumeration value="B"/>
            <xs:enumeration value="C"/>
            <xs:enumeration value="D"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="qualifier">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:enumeration value="T"/>
            <xs:enumeration value="U"/>
            <xs:enumeration value="V"/>
            <xs:enumeration value="W"/>
            <xs:enumeration value="X"/>
            <xs:enumeration value="Y"/>
            <xs:enumeration value="Z"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="unlocode" type="Unlocode" minOccurs="0"/>
      <xs:element name="office" type="Office" minOccurs="0"/>
      <xs:element name="position" type="Position" minOccurs="0"/>
      <xs:element name="operator" type="Text35" minOccurs="0"/>
      <xs:element name="authorisation" type="Text35" minOccurs="0"/>
      <xs:element name="address" type="Address" minOccurs="0"/>
      <xs:element name="additionalIdentifier" type="Text35" minOccurs="0"/>
      <xs:element name="contactPerson" type="ContactPerson" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Place">
    <xs:sequence>
      <xs:element name="unlocode" type="Unlocode" minOccurs="0"/>
      <xs:element name="country" type="Country" minOccurs="0"/>
      <xs:element name="location" type="Text35" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="PreviousDocument">
    <xs:sequence>
      <xs:element name="type">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[0-9A-Z]{1,5}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="reference" type="Text70"/>
      <xs:element name="itemNumber" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[1-9][0-9]{0,4}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="typeOfPackages" type="PackageType" minOccurs="0"/>
      <xs:element name="numberOfPackages" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="0|[1-9][0-9]{0,7}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="quantity" type="Quantity" minOccurs="0"/>
      <xs:element name="unit" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[0-9A-Z]{1,4}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="complement" type="Text35" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="SupportingDocument">
    <xs:sequence>
      <xs:element name="type">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[0-9A-Z]{1,5}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="reference" type="Text70"/>
      <xs:element name="lineNumber" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[1-9][0-9]{0,4}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="complement" type="Text35" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="TransportDocument">
    <xs:sequence>
      <xs:element name="type">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[0-9A-Z]{1,5}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="reference" type="Text70"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="AdditionalReference">
    <xs:sequence>
      <xs:element name="type">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[0-9A-Z]{1,5}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="reference" type="Text70" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="AdditionalInformation">
    <xs:sequence>
      <xs:element name="code">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[0-9A-Z]{1,5}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="text" type="Text512" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="DangerousGoods">
    <xs:sequence>
      <xs:element name="unNumber">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[0-9]{4}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Commodity">
    <xs:sequence>
      <xs:element name="description" type="Text512"/>
      <xs:element name="hsCode" type="HsCode" minOccurs="0"/>
      <xs:element name="nationalDigits" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[0-9A-Z]{1,6}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="cusCode" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[\\-0-9A-Z]{9}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="dangerousGoods" type="DangerousGoods" minOccurs="0" maxOccurs="99"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="SupplementaryUnits">
    <xs:sequence>
      <xs:element name="quantity" type="Quantity"/>
      <xs:element name="unit">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[0-9A-Z]{2,3}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="GoodsMeasure">
    <xs:sequence>
      <xs:element name="grossMass" type="Mass"/>
      <xs:element name="netMass" type="Mass" minOccurs="0"/>
      <xs:element name="supplementaryUnits" type="SupplementaryUnits" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Packaging">
    <xs:sequence>
      <xs:element name="type" type="PackageType"/>
      <xs:element name="count" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="0|[1-9][0-9]{0,7}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="marks" type="Text512" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Item">
    <xs:sequence>
      <xs:element name="number" type="ItemNumber"/>
      <xs:element name="house" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[1-9][0-9]{0,3}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="declarationType" type="DeclarationType" minOccurs="0"/>
      <xs:element name="commodity" type="Commodity"/>
      <xs:element name="goodsMeasure" type="GoodsMeasure" minOccurs="0"/>
      <xs:element name="packaging" type="Packaging" maxOccurs="99"/>
      <xs:element name="countryOfOrigin" type="Country" minOccurs="0"/>
      <xs:element name="countryOfDispatch" type="Country" minOccurs="0"/>
      <xs:element name="countryOfDestination" type="Country" minOccurs="0"/>
      <xs:element name="ucr" type="Text35" minOccurs="0"/>
      <xs:element name="consignor" type="Trader" minOccurs="0"/>
      <xs:element name="consignee" type="Trader" minOccurs="0"/>
      <xs:element name="value" type="Money" minOccurs="0"/>
      <xs:element name="dutiesAtRisk" type="Money" minOccurs="0"/>
      <xs:element name="previousDocuments" type="PreviousDocument" minOccurs="0" maxOccurs="999"/>
      <xs:element name="supportingDocuments" type="SupportingDocument" minOccurs="0" maxOccurs="99"/>
      <xs:element name="transportDocuments" type="TransportDocument" minOccurs="0" maxOccurs="99"/>
      <xs:element name="additionalReferences" type="AdditionalReference" minOccurs="0" maxOccurs="99"/>
      <xs:element name="additionalInformation" type="AdditionalInformation" minOccurs="0" maxOccurs="99"/>
      <xs:element name="dutySuspended" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:enumeration value="true"/>
            <xs:enumeration value="false"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="ControlResult">
    <xs:sequence>
      <xs:element name="code">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:enumeration value="A1"/>
            <xs:enumeration value="A2"/>
            <xs:enumeration value="A3"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="date" type="Date" minOccurs="0"/>
      <xs:element name="text" type="Text512" minOccurs="0"/>
      <xs:element name="controlledBy" type="Officer" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="SealFinding">
    <xs:sequence>
      <xs:element name="id" type="SealId"/>
      <xs:element name="state" type="SealState"/>
      <xs:element name="newId" type="SealId" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="SealCheck">
    <xs:sequence>
      <xs:element name="state" type="SealState"/>
      <xs:element name="seals" type="SealFinding" minOccurs="0" maxOccurs="999"/>
      <xs:element name="text" type="Text512" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Difference">
    <xs:sequence>
      <xs:element name="kind">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:enumeration value="vehicle"/>
            <xs:enumeration value="trailer"/>
            <xs:enumeration value="wagon"/>
            <xs:enumeration value="container"/>
            <xs:enumeration value="vin"/>
            <xs:enumeration value="seal"/>
            <xs:enumeration value="seal-state"/>
            <xs:enumeration value="mass"/>
            <xs:enumeration value="packages"/>
            <xs:enumeration value="stop"/>
            <xs:enumeration value="used-twice"/>
            <xs:enumeration value="partial"/>
            <xs:enumeration value="no-entry"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="declared" type="Text140" minOccurs="0"/>
      <xs:element name="seen" type="Text140" minOccurs="0"/>
      <xs:element name="pointer" type="Pointer" minOccurs="0"/>
      <xs:element name="flag" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:enumeration value="vehicleDiffers"/>
            <xs:enumeration value="sealsDiffer"/>
            <xs:enumeration value="entryMissing"/>
            <xs:enumeration value="passedStop"/>
            <xs:enumeration value="usedTwice"/>
            <xs:enumeration value="partial"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="since" type="DateTime"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Discrepancy">
    <xs:sequence>
      <xs:element name="kind">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:enumeration value="goods"/>
            <xs:enumeration value="packages"/>
            <xs:enumeration value="mass"/>
            <xs:enumeration value="seals"/>
            <xs:enumeration value="equipment"/>
            <xs:enumeration value="means"/>
            <xs:enumeration value="documents"/>
            <xs:enumeration value="other"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="itemNumber" type="ItemNumber" minOccurs="0"/>
      <xs:element name="container" type="Container" minOccurs="0"/>
      <xs:element name="pointer" type="Pointer" minOccurs="0"/>
      <xs:element name="declared" type="Text140" minOccurs="0"/>
      <xs:element name="found" type="Text140" minOccurs="0"/>
      <xs:element name="packagesMissing" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="0|[1-9][0-9]{0,7}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="massMissing" type="Mass" minOccurs="0"/>
      <xs:element name="text" type="Text512" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Cause">
    <xs:sequence>
      <xs:element name="sender" type="PartyKey"/>
      <xs:element name="id" type="Uuid"/>
      <xs:element name="type">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[a-z][\\-a-z]{2,39}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="office" type="Office" minOccurs="0"/>
      <xs:element name="occurredAt" type="DateTime" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Error">
    <xs:sequence>
      <xs:element name="code" type="ErrorCode"/>
      <xs:element name="rule" type="RuleId" minOccurs="0"/>
      <xs:element name="pointer" type="Pointer"/>
      <xs:element name="xpath" type="Text512" minOccurs="0"/>
      <xs:element name="value" type="Text140" minOccurs="0"/>
      <xs:element name="expected" type="Text512" minOccurs="0"/>
      <xs:element name="line" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[1-9][0-9]{0,7}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="column" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[1-9][0-9]{0,7}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="message" type="Text1024"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="Declaration">
    <xs:sequence>
      <xs:element name="lrn" type="Lrn"/>
      <xs:element name="provisional" type="Provisional" minOccurs="0"/>
      <xs:element name="declarationType" type="DeclarationType"/>
      <xs:element name="additionalDeclarationType">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:enumeration value="A"/>
            <xs:enumeration value="D"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="regime" type="Regime"/>
      <xs:element name="nationalProcedure" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[0-9A-Z]{1,10}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="harmonisedProcedure" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[0-9]{4}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="lot" type="Lot" minOccurs="0"/>
      <xs:element name="nationalRefs" type="NationalRef" minOccurs="0" maxOccurs="9"/>
      <xs:element name="carnet" type="Carnet" minOccurs="0"/>
      <xs:element name="authorisations" type="Authorisation" minOccurs="0" maxOccurs="9"/>
      <xs:element name="security" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:enumeration value="0"/>
            <xs:enumeration value="1"/>
            <xs:enumeration value="2"/>
            <xs:enumeration value="3"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="reducedDataset" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:enumeration value="true"/>
            <xs:enumeration value="false"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="specificCircumstance" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[0-9A-Z]{1,3}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="language" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[a-z]{2}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="acceptedAt" type="DateTime" minOccurs="0"/>
      <xs:element name="presentedAt" type="DateTime" minOccurs="0"/>
      <xs:element name="departureOffice" type="Office"/>
      <xs:element name="destinationOffice" type="Office"/>
      <xs:element name="limitAt" type="DateTime" minOccurs="0"/>
      <xs:element name="bindingItinerary" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:enumeration value="true"/>
            <xs:enumeration value="false"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="itinerary" type="Leg" maxOccurs="20"/>
      <xs:element name="countriesOfRouting" type="Country" minOccurs="0" maxOccurs="99"/>
      <xs:element name="principal" type="IdentifiedTrader"/>
      <xs:element name="declarant" type="Trader" minOccurs="0"/>
      <xs:element name="representative" type="Representative" minOccurs="0"/>
      <xs:element name="exporter" type="Trader" minOccurs="0"/>
      <xs:element name="consignor" type="Trader" minOccurs="0"/>
      <xs:element name="consignee" type="Trader" minOccurs="0"/>
      <xs:element name="carrier" type="Trader" minOccurs="0"/>
      <xs:element name="supplyChainActors" type="SupplyChainActor" minOccurs="0" maxOccurs="99"/>
      <xs:element name="guarantees" type="DeclaredGuarantee" maxOccurs="99"/>
      <xs:element name="secured" type="SecuredAmount" minOccurs="0" maxOccurs="20"/>
      <xs:element name="dutiesAtRisk" type="Money" minOccurs="0"/>
      <xs:element name="cifValue" type="Money"/>
      <xs:element name="contribution" type="Contribution" minOccurs="0"/>
      <xs:element name="vehicleSet" type="VehicleSet"/>
      <xs:element name="activeBorderMeans" type="ActiveBorderMeans" minOccurs="0" maxOccurs="9"/>
      <xs:element name="driver" type="Driver" minOccurs="0"/>
      <xs:element name="vehicles" type="VehicleGoods" minOccurs="0" maxOccurs="999"/>
      <xs:element name="containerIndicator" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:enumeration value="true"/>
            <xs:enumeration value="false"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="equipment" type="Equipment" minOccurs="0" maxOccurs="999"/>
      <xs:element name="safeguards" type="Safeguard" minOccurs="0" maxOccurs="99"/>
      <xs:element name="locationOfGoods" type="LocationOfGoods" minOccurs="0"/>
      <xs:element name="placeOfLoading" type="Place" minOccurs="0"/>
      <xs:element name="placeOfUnloading" type="Place" minOccurs="0"/>
      <xs:element name="countryOfDispatch" type="Country" minOccurs="0"/>
      <xs:element name="countryOfDestination" type="Country" minOccurs="0"/>
      <xs:element name="ucr" type="Text35" minOccurs="0"/>
      <xs:element name="incoterms" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[A-Z]{3}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="natureOfTransaction" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[0-9]{1,2}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="paymentOfCharges" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="[A-Z]"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="grossMass" type="Mass"/>
      <xs:element name="netMass" type="Mass" minOccurs="0"/>
      <xs:element name="totalItems" type="ItemNumber" minOccurs="0"/>
      <xs:element name="totalPackages" minOccurs="0">
        <xs:simpleType>
          <xs:restriction base="xs:string">
            <xs:pattern value="0|[1-9][0-9]{0,7}"/>
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
      <xs:element name="previousDocuments" type="PreviousDocument" minOccurs="0" maxOccurs="999"/>
      <xs:element name="supportingDocuments" type="SupportingDocument" minOccurs="0" maxOccurs="99"/>
      <xs:element name="transportDocuments" type="TransportDocument" minOccurs="0" maxOccurs="99"/>
      <xs:element name="additionalReferences" type="AdditionalReference" minOccurs="0" maxOccurs="99"/>
      <xs:element name="additionalInformation" type="AdditionalInformation" minOccurs="0" maxOccurs="99"/>
      <xs:element name="items" type="Item" maxOccurs="1999"/>
    </xs:sequence>
  </xs:complexType>
  <xs:element name="TransitDeclaration">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn" minOccurs="0"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body" type="Declaration"/>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="DeclarationAmendment">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="contentVersion" type="Version"/>
              <xs:element name="reason" type="Text512"/>
              <xs:element name="declaration" type="Declaration"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="Cancellation">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="basis">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="authority"/>
                    <xs:enumeration value="request"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="reason" type="Text512"/>
              <xs:element name="requestedAt" type="DateTime" minOccurs="0"/>
              <xs:element name="decidedOn" type="Date" minOccurs="0"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="ControlDecision">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="decision">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="control"/>
                    <xs:enumeration value="cleared"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="channel" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="green"/>
                    <xs:enumeration value="yellow"/>
                    <xs:enumeration value="red"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="controls" minOccurs="0" maxOccurs="9">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="documents"/>
                    <xs:enumeration value="goods"/>
                    <xs:enumeration value="seals"/>
                    <xs:enumeration value="scan"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="reason" type="Text512" minOccurs="0"/>
              <xs:element name="intendedAt" type="DateTime" minOccurs="0"/>
              <xs:element name="office" type="Office" minOccurs="0"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="GuaranteeUse">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="grn" type="Grn"/>
              <xs:element name="type" type="GuaranteeType"/>
              <xs:element name="accessCode" type="AccessCode" minOccurs="0"/>
              <xs:element name="amount" type="Money" minOccurs="0"/>
              <xs:element name="holder">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="scheme" type="Scheme"/>
                    <xs:element name="id" type="Text35"/>
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
              <xs:element name="countries" type="Country" maxOccurs="20"/>
              <xs:element name="departureOffice" type="Office" minOccurs="0"/>
              <xs:element name="destinationOffice" type="Office" minOccurs="0"/>
              <xs:element name="commodities" type="HsCode" minOccurs="0" maxOccurs="1999"/>
              <xs:element name="acceptedAt" type="DateTime"/>
              <xs:element name="replyBy" type="DateTime" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="GuaranteeUseResult">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="guarantees" maxOccurs="99">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="grn" type="Grn"/>
                    <xs:element name="valid">
                      <xs:simpleType>
                        <xs:restriction base="xs:string">
                          <xs:enumeration value="true"/>
                          <xs:enumeration value="false"/>
                        </xs:restriction>
                      </xs:simpleType>
                    </xs:element>
                    <xs:element name="guaranteeOffice" type="Office" minOccurs="0"/>
                    <xs:element name="notValidIn" type="Country" minOccurs="0" maxOccurs="20"/>
                    <xs:element name="reason" type="GuaranteeRefusal" minOccurs="0"/>
                    <xs:element name="text" type="Text512" minOccurs="0"/>
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="GuaranteeNotValid">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="guarantees" maxOccurs="99">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="grn" type="Grn" minOccurs="0"/>
                    <xs:element name="type" type="GuaranteeType" minOccurs="0"/>
                    <xs:element name="carnet" type="Text35" minOccurs="0"/>
                    <xs:element name="reason" type="GuaranteeRefusal"/>
                    <xs:element name="text" type="Text512" minOccurs="0"/>
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
              <xs:element name="amendBy" type="DateTime" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="NoRelease">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="reason">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="guarantee"/>
                    <xs:enumeration value="control"/>
                    <xs:enumeration value="documents"/>
                    <xs:enumeration value="prohibited-goods"/>
                    <xs:enumeration value="not-presented"/>
                    <xs:enumeration value="time-limit"/>
                    <xs:enumeration value="other"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="text" type="Text512" minOccurs="0"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="ReleaseForTransit">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="releasedAt" type="DateTime"/>
              <xs:element name="limitAt" type="DateTime"/>
              <xs:element name="controlResult" type="ControlResult"/>
              <xs:element name="equipment" type="Equipment" minOccurs="0" maxOccurs="999"/>
              <xs:element name="safeguards" type="Safeguard" minOccurs="0" maxOccurs="99"/>
              <xs:element name="officer" type="Officer"/>
              <xs:element name="text" type="Text512" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="AnticipatedTransitRecord">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="recordVersion" type="Version"/>
              <xs:element name="itineraryVersion" type="Version"/>
              <xs:element name="legIndex">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:pattern value="0|[1-9][0-9]{0,1}"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="leg" type="Leg"/>
              <xs:element name="estimatedEntryAt" type="DateTime" minOccurs="0"/>
              <xs:element name="releasedAt" type="DateTime"/>
              <xs:element name="limitAt" type="DateTime"/>
              <xs:element name="controlResult" type="ControlResult"/>
              <xs:element name="seals" type="SealId" minOccurs="0" maxOccurs="9999"/>
              <xs:element name="procedures" minOccurs="0" maxOccurs="4">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="enquiry"/>
                    <xs:enumeration value="diversion"/>
                    <xs:enumeration value="recovery"/>
                    <xs:enumeration value="stop"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="declaration" type="Declaration"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="AnticipatedArrivalRecord">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="recordVersion" type="Version"/>
              <xs:element name="itineraryVersion" type="Version"/>
              <xs:element name="legIndex">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:pattern value="0|[1-9][0-9]{0,1}"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="leg" type="Leg"/>
              <xs:element name="estimatedArrivalAt" type="DateTime" minOccurs="0"/>
              <xs:element name="releasedAt" type="DateTime"/>
              <xs:element name="limitAt" type="DateTime"/>
              <xs:element name="controlResult" type="ControlResult"/>
              <xs:element name="seals" type="SealId" minOccurs="0" maxOccurs="9999"/>
              <xs:element name="procedures" minOccurs="0" maxOccurs="4">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="enquiry"/>
                    <xs:enumeration value="diversion"/>
                    <xs:enumeration value="recovery"/>
                    <xs:enumeration value="stop"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="declaration" type="Declaration"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="BorderExitNotice">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn" minOccurs="0"/>
        <xs:element name="provisional" type="Provisional" minOccurs="0"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="office" type="Office"/>
              <xs:element name="kind">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="exit"/>
                    <xs:enumeration value="return"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="sealCheck" type="SealCheck"/>
              <xs:element name="vehicle" type="Means" minOccurs="0"/>
              <xs:element name="trailers" type="Means" minOccurs="0" maxOccurs="9"/>
              <xs:element name="wagons" type="Text35" minOccurs="0" maxOccurs="999"/>
              <xs:element name="containers" type="Text35" minOccurs="0" maxOccurs="999"/>
              <xs:element name="vins" type="Text35" minOccurs="0" maxOccurs="999"/>
              <xs:element name="packages" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:pattern value="0|[1-9][0-9]{0,7}"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="grossMass" type="Mass" minOccurs="0"/>
              <xs:element name="sealsAdded" type="SealId" minOccurs="0" maxOccurs="99"/>
              <xs:element name="agrees" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="true"/>
                    <xs:enumeration value="false"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="carnetLeaf" type="Text10" minOccurs="0"/>
              <xs:element name="final" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="true"/>
                    <xs:enumeration value="false"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="remarks" type="Text512" minOccurs="0"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
              <xs:element name="corrects" type="Uuid" minOccurs="0"/>
              <xs:element name="confirmedBy" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="BorderEntryNotice">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn" minOccurs="0"/>
        <xs:element name="provisional" type="Provisional" minOccurs="0"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="office" type="Office"/>
              <xs:element name="sealCheck" type="SealCheck"/>
              <xs:element name="vehicle" type="Means" minOccurs="0"/>
              <xs:element name="trailers" type="Means" minOccurs="0" maxOccurs="9"/>
              <xs:element name="wagons" type="Text35" minOccurs="0" maxOccurs="999"/>
              <xs:element name="containers" type="Text35" minOccurs="0" maxOccurs="999"/>
              <xs:element name="vins" type="Text35" minOccurs="0" maxOccurs="999"/>
              <xs:element name="packages" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:pattern value="0|[1-9][0-9]{0,7}"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="grossMass" type="Mass" minOccurs="0"/>
              <xs:element name="sealsAdded" type="SealId" minOccurs="0" maxOccurs="99"/>
              <xs:element name="agrees" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="true"/>
                    <xs:enumeration value="false"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="carnetLeaf" type="Text10" minOccurs="0"/>
              <xs:element name="continuation">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="same"/>
                    <xs:enumeration value="national-under-mrn"/>
                    <xs:enumeration value="new-movement"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="nationalReference" type="NationalRef" minOccurs="0"/>
              <xs:element name="remarks" type="Text512" minOccurs="0"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
              <xs:element name="corrects" type="Uuid" minOccurs="0"/>
              <xs:element name="confirmedBy" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="BorderEntryRefusal">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn" minOccurs="0"/>
        <xs:element name="provisional" type="Provisional" minOccurs="0"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="office" type="Office"/>
              <xs:element name="reason">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="documents"/>
                    <xs:enumeration value="seals"/>
                    <xs:enumeration value="goods"/>
                    <xs:enumeration value="prohibited-goods"/>
                    <xs:enumeration value="vehicle"/>
                    <xs:enumeration value="security"/>
                    <xs:enumeration value="closed"/>
                    <xs:enumeration value="other"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="text" type="Text512" minOccurs="0"/>
              <xs:element name="sealCheck" type="SealCheck" minOccurs="0"/>
              <xs:element name="vehicle" type="Means" minOccurs="0"/>
              <xs:element name="backTo" type="Office" minOccurs="0"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="ArrivalNotification">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="arrivedAt" type="DateTime"/>
              <xs:element name="office" type="Office"/>
              <xs:element name="simplified" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="true"/>
                    <xs:enumeration value="false"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="authorisation" type="Authorisation" minOccurs="0"/>
              <xs:element name="consignee" type="IdentifiedTrader" minOccurs="0"/>
              <xs:element name="sealState" type="SealState" minOccurs="0"/>
              <xs:element name="locationOfGoods" type="LocationOfGoods" minOccurs="0"/>
              <xs:element name="remarks" type="Text512" minOccurs="0"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="ArrivalAdvice">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn" minOccurs="0"/>
        <xs:element name="provisional" type="Provisional" minOccurs="0"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="arrivedAt" type="DateTime"/>
              <xs:element name="presentedAt" type="DateTime" minOccurs="0"/>
              <xs:element name="office" type="Office"/>
              <xs:element name="sealCheck" type="SealCheck"/>
              <xs:element name="vehicle" type="Means" minOccurs="0"/>
              <xs:element name="trailers" type="Means" minOccurs="0" maxOccurs="9"/>
              <xs:element name="wagons" type="Text35" minOccurs="0" maxOccurs="999"/>
              <xs:element name="containers" type="Text35" minOccurs="0" maxOccurs="999"/>
              <xs:element name="vins" type="Text35" minOccurs="0" maxOccurs="999"/>
              <xs:element name="packages" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:pattern value="0|[1-9][0-9]{0,7}"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="grossMass" type="Mass" minOccurs="0"/>
              <xs:element name="sealsAdded" type="SealId" minOccurs="0" maxOccurs="99"/>
              <xs:element name="agrees" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="true"/>
                    <xs:enumeration value="false"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="carnetLeaf" type="Text10" minOccurs="0"/>
              <xs:element name="locationOfGoods" type="LocationOfGoods" minOccurs="0"/>
              <xs:element name="remarks" type="Text512" minOccurs="0"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
              <xs:element name="corrects" type="Uuid" minOccurs="0"/>
              <xs:element name="confirmedBy" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="UnloadingPermission">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="office" type="Office"/>
              <xs:element name="permittedAt" type="DateTime"/>
              <xs:element name="continued" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="true"/>
                    <xs:enumeration value="false"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="resultsBy" type="DateTime" minOccurs="0"/>
              <xs:element name="text" type="Text512" minOccurs="0"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="UnloadingRemarks">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="unloadedOn" type="Date"/>
              <xs:element name="conform">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="true"/>
                    <xs:enumeration value="false"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="complete">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="true"/>
                    <xs:enumeration value="false"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="sealState" type="SealState" minOccurs="0"/>
              <xs:element name="discrepancies" type="Discrepancy" minOccurs="0" maxOccurs="999"/>
              <xs:element name="text" type="Text512" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="ControlResults">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="code">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="A1"/>
                    <xs:enumeration value="A2"/>
                    <xs:enumeration value="A3"/>
                    <xs:enumeration value="A4"/>
                    <xs:enumeration value="A5"/>
                    <xs:enumeration value="B1"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="date" type="Date"/>
              <xs:element name="sealState" type="SealState" minOccurs="0"/>
              <xs:element name="seals" type="SealFinding" minOccurs="0" maxOccurs="999"/>
              <xs:element name="vehicle" type="Means" minOccurs="0"/>
              <xs:element name="trailers" type="Means" minOccurs="0" maxOccurs="9"/>
              <xs:element name="wagons" type="Text35" minOccurs="0" maxOccurs="999"/>
              <xs:element name="containers" type="Text35" minOccurs="0" maxOccurs="999"/>
              <xs:element name="vins" type="Text35" minOccurs="0" maxOccurs="999"/>
              <xs:element name="packages" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:pattern value="0|[1-9][0-9]{0,7}"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="grossMass" type="Mass" minOccurs="0"/>
              <xs:element name="agrees" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="true"/>
                    <xs:enumeration value="false"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="text" type="Text512" minOccurs="0"/>
              <xs:element name="otherThingsToReport" type="Text512" minOccurs="0"/>
              <xs:element name="discrepancies" type="Discrepancy" minOccurs="0" maxOccurs="999"/>
              <xs:element name="nextProcedure" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:pattern value="[0-9A-Z]{1,10}"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="DiscrepancyResolution">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="outcome">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="solved"/>
                    <xs:enumeration value="unsolved"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="decidedOn" type="Date"/>
              <xs:element name="flags" minOccurs="0" maxOccurs="9">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="vehicleDiffers"/>
                    <xs:enumeration value="sealsDiffer"/>
                    <xs:enumeration value="entryMissing"/>
                    <xs:enumeration value="passedStop"/>
                    <xs:enumeration value="usedTwice"/>
                    <xs:enumeration value="partial"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="writeOffOn" type="Date" minOccurs="0"/>
              <xs:element name="text" type="Text512" minOccurs="0"/>
              <xs:element name="evidence" type="SupportingDocument" minOccurs="0" maxOccurs="99"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="Discharge">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="basis">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="results"/>
                    <xs:enumeration value="alternative-proof"/>
                    <xs:enumeration value="en-route"/>
                    <xs:enumeration value="recovered"/>
                    <xs:enumeration value="authority"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="date" type="Date"/>
              <xs:element name="text" type="Text512" minOccurs="0"/>
              <xs:element name="evidence" type="SupportingDocument" minOccurs="0" maxOccurs="99"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="RecordClosure">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="reason">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="diverted"/>
                    <xs:enumeration value="cancelled"/>
                    <xs:enumeration value="arrived-elsewhere"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="closedAt" type="DateTime"/>
              <xs:element name="itineraryVersion" type="Version" minOccurs="0"/>
              <xs:element name="office" type="Office" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="DiversionRequest">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="office" type="Office"/>
              <xs:element name="instead" type="Office" minOccurs="0"/>
              <xs:element name="purpose">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="transit"/>
                    <xs:enumeration value="destination"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="reason">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="border-closed"/>
                    <xs:enumeration value="road-closed"/>
                    <xs:enumeration value="carrier-request"/>
                    <xs:enumeration value="security"/>
                    <xs:enumeration value="error"/>
                    <xs:enumeration value="other"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="text" type="Text512" minOccurs="0"/>
              <xs:element name="vehicle" type="Means" minOccurs="0"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="DiversionResponse">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="outcome">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="accepted"/>
                    <xs:enumeration value="rejected"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="office" type="Office"/>
              <xs:element name="reason" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="1"/>
                    <xs:enumeration value="2"/>
                    <xs:enumeration value="3"/>
                    <xs:enumeration value="4"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="text" type="Text512" minOccurs="0"/>
              <xs:element name="itineraryVersion" type="Version" minOccurs="0"/>
              <xs:element name="itinerary" type="Leg" minOccurs="0" maxOccurs="20"/>
              <xs:element name="limitAt" type="DateTime" minOccurs="0"/>
              <xs:element name="seals" type="SealId" minOccurs="0" maxOccurs="9999"/>
              <xs:element name="declaration" type="Declaration" minOccurs="0"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="TimeLimitExtension">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="scope">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="movement"/>
                    <xs:enumeration value="leg"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="legIndex" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:pattern value="0|[1-9][0-9]{0,1}"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="limitAt" type="DateTime"/>
              <xs:element name="reason">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="breakdown"/>
                    <xs:enumeration value="accident"/>
                    <xs:enumeration value="weather"/>
                    <xs:enumeration value="border-closed"/>
                    <xs:enumeration value="security"/>
                    <xs:enumeration value="health"/>
                    <xs:enumeration value="administrative"/>
                    <xs:enumeration value="other"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="text" type="Text512" minOccurs="0"/>
              <xs:element name="office" type="Office" minOccurs="0"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="Transhipment">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="office" type="Office"/>
              <xs:element name="kind">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="mode"/>
                    <xs:enumeration value="vehicle"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="vehicleSet" type="VehicleSet"/>
              <xs:element name="driver" type="Driver" minOccurs="0"/>
              <xs:element name="equipment" type="Equipment" minOccurs="0" maxOccurs="999"/>
              <xs:element name="sealCheck" type="SealCheck" minOccurs="0"/>
              <xs:element name="containerIndicator" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="true"/>
                    <xs:enumeration value="false"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="text" type="Text512" minOccurs="0"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="IncidentNotice">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn" minOccurs="0"/>
        <xs:element name="provisional" type="Provisional" minOccurs="0"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="code">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="1"/>
                    <xs:enumeration value="2"/>
                    <xs:enumeration value="3"/>
                    <xs:enumeration value="4"/>
                    <xs:enumeration value="5"/>
                    <xs:enumeration value="6"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="text" type="Text512"/>
              <xs:element name="place">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="country" type="Country"/>
                    <xs:element name="unlocode" type="Unlocode" minOccurs="0"/>
                    <xs:element name="position" type="Position" minOccurs="0"/>
                    <xs:element name="location" type="Text140" minOccurs="0"/>
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
              <xs:element name="office" type="Office" minOccurs="0"/>
              <xs:element name="endorsement" minOccurs="0">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="date" type="Date"/>
                    <xs:element name="authority" type="Text70"/>
                    <xs:element name="place" type="Text70"/>
                    <xs:element name="country" type="Country"/>
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
              <xs:element name="equipment" type="Equipment" minOccurs="0" maxOccurs="999"/>
              <xs:element name="transhipment" minOccurs="0">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="vehicleSet" type="VehicleSet"/>
                    <xs:element name="containerIndicator" minOccurs="0">
                      <xs:simpleType>
                        <xs:restriction base="xs:string">
                          <xs:enumeration value="true"/>
                          <xs:enumeration value="false"/>
                        </xs:restriction>
                      </xs:simpleType>
                    </xs:element>
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
              <xs:element name="leftBehind" type="Text35" minOccurs="0" maxOccurs="999"/>
              <xs:element name="items" type="ItemNumber" minOccurs="0" maxOccurs="1999"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="SealChange">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn" minOccurs="0"/>
        <xs:element name="provisional" type="Provisional" minOccurs="0"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="office" type="Office"/>
              <xs:element name="container" type="Container" minOccurs="0"/>
              <xs:element name="removed" type="SealId" minOccurs="0" maxOccurs="99"/>
              <xs:element name="affixed" type="Seal" minOccurs="0" maxOccurs="99"/>
              <xs:element name="reason">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="control"/>
                    <xs:enumeration value="broken"/>
                    <xs:enumeration value="tampered"/>
                    <xs:enumeration value="transhipment"/>
                    <xs:enumeration value="tracker"/>
                    <xs:enumeration value="other"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="text" type="Text512" minOccurs="0"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="EnRouteEnd">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn" minOccurs="0"/>
        <xs:element name="provisional" type="Provisional" minOccurs="0"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="office" type="Office"/>
              <xs:element name="outcome">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="seized"/>
                    <xs:enumeration value="cleared-in-transit"/>
                    <xs:enumeration value="destroyed"/>
                    <xs:enumeration value="stolen"/>
                    <xs:enumeration value="abandoned"/>
                    <xs:enumeration value="returned"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="extent">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="all"/>
                    <xs:enumeration value="items"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="items" minOccurs="0" maxOccurs="1999">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="number" type="ItemNumber"/>
                    <xs:element name="packages" minOccurs="0">
                      <xs:simpleType>
                        <xs:restriction base="xs:string">
                          <xs:pattern value="0|[1-9][0-9]{0,7}"/>
                        </xs:restriction>
                      </xs:simpleType>
                    </xs:element>
                    <xs:element name="grossMass" type="Mass" minOccurs="0"/>
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
              <xs:element name="dutyPaid" type="Money" minOccurs="0"/>
              <xs:element name="nationalReference" type="NationalRef" minOccurs="0"/>
              <xs:element name="text" type="Text512" minOccurs="0"/>
              <xs:element name="evidence" type="SupportingDocument" minOccurs="0" maxOccurs="99"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="EnquiryRequest">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="stage">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="holder"/>
                    <xs:enumeration value="office"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="asked" type="PartyKey"/>
              <xs:element name="office" type="Office" minOccurs="0"/>
              <xs:element name="question" type="Text512"/>
              <xs:element name="respondBy" type="DateTime"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="EnquiryResponse">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="answer">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="not-known"/>
                    <xs:enumeration value="arrived"/>
                    <xs:enumeration value="results-sent"/>
                    <xs:enumeration value="duplicate"/>
                    <xs:enumeration value="ended-en-route"/>
                    <xs:enumeration value="delivered-elsewhere"/>
                    <xs:enumeration value="no-information"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="office" type="Office" minOccurs="0"/>
              <xs:element name="arrivedOn" type="Date" minOccurs="0"/>
              <xs:element name="text" type="Text512" minOccurs="0"/>
              <xs:element name="evidence" type="SupportingDocument" minOccurs="0" maxOccurs="99"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="RecoveryNotice">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="grn" type="Grn"/>
              <xs:element name="amount" type="Money"/>
              <xs:element name="country" type="Country"/>
              <xs:element name="legalBasis" type="Text512"/>
              <xs:element name="payBy" type="Date"/>
              <xs:element name="office" type="Office" minOccurs="0"/>
              <xs:element name="text" type="Text512" minOccurs="0"/>
              <xs:element name="evidence" type="SupportingDocument" minOccurs="0" maxOccurs="99"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="RecoveryTransfer">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="country" type="Country"/>
              <xs:element name="office" type="Office" minOccurs="0"/>
              <xs:element name="reason" type="Text512"/>
              <xs:element name="grns" type="Grn" minOccurs="0" maxOccurs="99"/>
              <xs:element name="evidence" type="SupportingDocument" minOccurs="0" maxOccurs="99"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="RecoveryTransferResponse">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="accepted">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="true"/>
                    <xs:enumeration value="false"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="reason" type="Text512" minOccurs="0"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="RecoverySettlement">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="grn" type="Grn"/>
              <xs:element name="amount" type="Money"/>
              <xs:element name="paidOn" type="Date"/>
              <xs:element name="payer" type="Text70"/>
              <xs:element name="receipt" type="Text35" minOccurs="0"/>
              <xs:element name="paidBy" type="PartyKey" minOccurs="0"/>
              <xs:element name="byPrincipal" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="true"/>
                    <xs:enumeration value="false"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="text" type="Text512" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="ClaimWithdrawal">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="grn" type="Grn"/>
              <xs:element name="reason" type="Text512"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="GuaranteeRegistration">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="action">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="register"/>
                    <xs:enumeration value="update"/>
                    <xs:enumeration value="suspend"/>
                    <xs:enumeration value="revoke"/>
                    <xs:enumeration value="reinstate"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="grn" type="Grn"/>
              <xs:element name="type" type="GuaranteeType" minOccurs="0"/>
              <xs:element name="holder" type="IdentifiedTrader" minOccurs="0"/>
              <xs:element name="limit" type="Money" minOccurs="0"/>
              <xs:element name="territories" type="Country" minOccurs="0" maxOccurs="60"/>
              <xs:element name="exclusions" minOccurs="0" maxOccurs="99">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:pattern value="[0-9]{2,6}"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="notFor" minOccurs="0" maxOccurs="9">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="suspended-goods"/>
                    <xs:enumeration value="sensitive-goods"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="departureOffices" type="Office" minOccurs="0" maxOccurs="99"/>
              <xs:element name="validFrom" type="Date" minOccurs="0"/>
              <xs:element name="validTo" type="Date" minOccurs="0"/>
              <xs:element name="monitoring" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="ledger"/>
                    <xs:enumeration value="guarantor"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="accessCode" type="AccessCode" minOccurs="0"/>
              <xs:element name="coverage" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:pattern value="0|[1-9][0-9]{0,2}"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="authorisation" type="Text35" minOccurs="0"/>
              <xs:element name="guaranteeOffice" type="Office" minOccurs="0"/>
              <xs:element name="reason" type="Text512" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="GuaranteeRelease">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="grn" type="Grn"/>
              <xs:element name="amount" type="Money" minOccurs="0"/>
              <xs:element name="cause">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="discharged"/>
                    <xs:enumeration value="cancelled"/>
                    <xs:enumeration value="not-released"/>
                    <xs:enumeration value="lapsed"/>
                    <xs:enumeration value="amended"/>
                    <xs:enumeration value="withdrawn"/>
                    <xs:enumeration value="paid"/>
                    <xs:enumeration value="answered-too-late"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="releasedAt" type="DateTime"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="PaymentRequest">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="reference" type="Text35"/>
              <xs:element name="purpose">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="contribution"/>
                    <xs:enumeration value="claim"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="amount" type="Money"/>
              <xs:element name="minorUnits">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:pattern value="[1-9][0-9]{0,14}"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="grn" type="Grn" minOccurs="0"/>
              <xs:element name="payBy" type="Date" minOccurs="0"/>
              <xs:element name="replaces" type="Text35" minOccurs="0"/>
              <xs:element name="status" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="withdrawn"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="PaymentNotice">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="purpose">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="contribution"/>
                    <xs:enumeration value="claim"/>
                    <xs:enumeration value="reimbursement"/>
                    <xs:enumeration value="refund"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="amount" type="Money"/>
              <xs:element name="receipt" type="Text35"/>
              <xs:element name="paidOn" type="Date"/>
              <xs:element name="payer" type="Text70" minOccurs="0"/>
              <xs:element name="grn" type="Grn" minOccurs="0"/>
              <xs:element name="payee" type="PartyKey" minOccurs="0"/>
              <xs:element name="reference" type="Text35" minOccurs="0"/>
              <xs:element name="refundOf" type="Text35" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="OverdueNotice">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="awaited">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:pattern value="[a-z][\\-a-z]{2,39}"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="since" type="DateTime"/>
              <xs:element name="office" type="Office" minOccurs="0"/>
              <xs:element name="party" type="PartyKey" minOccurs="0"/>
              <xs:element name="deadline" type="DateTime" minOccurs="0"/>
              <xs:element name="stage" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="limit"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="reminder" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:pattern value="[1-9][0-9]{0,2}"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="level" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="office"/>
                    <xs:enumeration value="customs"/>
                    <xs:enumeration value="operator"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="contact" type="ContactPoint" minOccurs="0"/>
              <xs:element name="text" type="Text512" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="LimitNotice">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="limitAt" type="DateTime"/>
              <xs:element name="office" type="Office"/>
              <xs:element name="contact" type="ContactPoint" minOccurs="0"/>
              <xs:element name="text" type="Text512" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="NonDischargeNotice">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="awaited">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:pattern value="[a-z][\\-a-z]{2,39}"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="since" type="DateTime"/>
              <xs:element name="office" type="Office" minOccurs="0"/>
              <xs:element name="party" type="PartyKey" minOccurs="0"/>
              <xs:element name="deadline" type="DateTime" minOccurs="0"/>
              <xs:element name="reminder" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:pattern value="[1-9][0-9]{0,2}"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="contact" type="ContactPoint" minOccurs="0"/>
              <xs:element name="text" type="Text512" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="Alert">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn" minOccurs="0"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="action">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="stop"/>
                    <xs:enumeration value="control"/>
                    <xs:enumeration value="attention"/>
                    <xs:enumeration value="lift"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="reason">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:pattern value="[a-z][\\-a-z]{2,39}"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="text" type="Text512" minOccurs="0"/>
              <xs:element name="vehicle" type="Means" minOccurs="0"/>
              <xs:element name="container" type="Container" minOccurs="0"/>
              <xs:element name="provisional" type="Provisional" minOccurs="0"/>
              <xs:element name="deviceId" type="Text35" minOccurs="0"/>
              <xs:element name="alarm" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="route-left"/>
                    <xs:enumeration value="stop"/>
                    <xs:enumeration value="unlocked"/>
                    <xs:enumeration value="tampered"/>
                    <xs:enumeration value="low-battery"/>
                    <xs:enumeration value="geofence"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="office" type="Office" minOccurs="0"/>
              <xs:element name="cause" type="Cause" minOccurs="0"/>
              <xs:element name="differences" type="Difference" minOccurs="0" maxOccurs="99"/>
              <xs:element name="officer" type="Officer" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="TrainManifest">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="train" type="Text35"/>
              <xs:element name="operation">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="depart"/>
                    <xs:enumeration value="pass"/>
                    <xs:enumeration value="cut"/>
                    <xs:enumeration value="arrive"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="office" type="Office"/>
              <xs:element name="wagons" minOccurs="0" maxOccurs="999">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="number" type="Text35"/>
                    <xs:element name="position" minOccurs="0">
                      <xs:simpleType>
                        <xs:restriction base="xs:string">
                          <xs:pattern value="[1-9][0-9]{0,2}"/>
                        </xs:restriction>
                      </xs:simpleType>
                    </xs:element>
                    <xs:element name="mrns" type="Mrn" minOccurs="0" maxOccurs="20"/>
                    <xs:element name="containers" type="Container" minOccurs="0" maxOccurs="9"/>
                    <xs:element name="sealState" type="SealState" minOccurs="0"/>
                    <xs:element name="seals" type="SealId" minOccurs="0" maxOccurs="99"/>
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
              <xs:element name="station" type="Text70" minOccurs="0"/>
              <xs:element name="remarks" type="Text512" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="TrackingEvent">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="deviceId" type="Text35"/>
              <xs:element name="event">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="position"/>
                    <xs:enumeration value="alarm"/>
                    <xs:enumeration value="armed"/>
                    <xs:enumeration value="disarmed"/>
                    <xs:enumeration value="silent"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="alarm" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="route-left"/>
                    <xs:enumeration value="stop"/>
                    <xs:enumeration value="unlocked"/>
                    <xs:enumeration value="tampered"/>
                    <xs:enumeration value="low-battery"/>
                    <xs:enumeration value="geofence"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="position" type="Position" minOccurs="0"/>
              <xs:element name="place" type="Text140" minOccurs="0"/>
              <xs:element name="country" type="Country" minOccurs="0"/>
              <xs:element name="sealState" type="SealState" minOccurs="0"/>
              <xs:element name="vehicle" type="Means" minOccurs="0"/>
              <xs:element name="text" type="Text512" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="StatusRequest">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="detail">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="state"/>
                    <xs:enumeration value="events"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="StatusResponse">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="known">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="true"/>
                    <xs:enumeration value="false"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="state" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:pattern value="[a-z][\\-a-z]{2,39}"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="version" type="Version" minOccurs="0"/>
              <xs:element name="itineraryVersion" type="Version" minOccurs="0"/>
              <xs:element name="procedures" minOccurs="0" maxOccurs="4">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="enquiry"/>
                    <xs:enumeration value="diversion"/>
                    <xs:enumeration value="recovery"/>
                    <xs:enumeration value="stop"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="limitAt" type="DateTime" minOccurs="0"/>
              <xs:element name="events" minOccurs="0" maxOccurs="99">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="event">
                      <xs:simpleType>
                        <xs:restriction base="xs:string">
                          <xs:enumeration value="declared"/>
                          <xs:enumeration value="released"/>
                          <xs:enumeration value="exited"/>
                          <xs:enumeration value="entered"/>
                          <xs:enumeration value="returned"/>
                          <xs:enumeration value="arrived"/>
                          <xs:enumeration value="results"/>
                          <xs:enumeration value="ended"/>
                        </xs:restriction>
                      </xs:simpleType>
                    </xs:element>
                    <xs:element name="office" type="Office" minOccurs="0"/>
                    <xs:element name="occurredAt" type="DateTime"/>
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="AvailabilityNotice">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="scope">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="country"/>
                    <xs:enumeration value="office"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="office" type="Office" minOccurs="0"/>
              <xs:element name="state">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="outage"/>
                    <xs:enumeration value="closed"/>
                    <xs:enumeration value="limited"/>
                    <xs:enumeration value="available"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="direction" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="in"/>
                    <xs:enumeration value="out"/>
                    <xs:enumeration value="both"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="modes" type="Mode" minOccurs="0" maxOccurs="9"/>
              <xs:element name="from" type="DateTime"/>
              <xs:element name="to" type="DateTime" minOccurs="0"/>
              <xs:element name="manualProcedure">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:enumeration value="true"/>
                    <xs:enumeration value="false"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="alternativeOffice" type="Office" minOccurs="0"/>
              <xs:element name="text" type="Text512" minOccurs="0"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="DeliveryReport">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="entries" maxOccurs="256">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="sender" type="PartyKey"/>
                    <xs:element name="id" type="Uuid"/>
                    <xs:element name="logIndex" type="LogIndex"/>
                    <xs:element name="outcome">
                      <xs:simpleType>
                        <xs:restriction base="xs:string">
                          <xs:enumeration value="accepted"/>
                          <xs:enumeration value="refused"/>
                        </xs:restriction>
                      </xs:simpleType>
                    </xs:element>
                    <xs:element name="reason" type="Text512" minOccurs="0"/>
                  </xs:sequence>
                </xs:complexType>
              </xs:element>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="Acknowledgement">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn" minOccurs="0"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="receipt" type="Base64"/>
              <xs:element name="receiptSignature" type="Base64"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="FunctionalError">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn" minOccurs="0"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="status">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:pattern value="[1-9][0-9]{0,2}"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="code" type="ErrorCode"/>
              <xs:element name="title" type="Text1024" minOccurs="0"/>
              <xs:element name="detail" type="Text1024" minOccurs="0"/>
              <xs:element name="errors" type="Error" minOccurs="0" maxOccurs="999"/>
              <xs:element name="digest" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:pattern value="sha256:[0-9a-f]{64}"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
  <xs:element name="TechnicalError">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="Uuid"/>
        <xs:element name="sender" type="Sender"/>
        <xs:element name="mrn" type="Mrn" minOccurs="0"/>
        <xs:element name="occurredAt" type="DateTime"/>
        <xs:element name="occurredPrecision" type="Precision" minOccurs="0"/>
        <xs:element name="preparedAt" type="DateTime"/>
        <xs:element name="procedure" type="Procedure"/>
        <xs:element name="correlationId" type="Uuid" minOccurs="0"/>
        <xs:element name="body">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="status">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:pattern value="[1-9][0-9]{0,2}"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="code" type="ErrorCode"/>
              <xs:element name="title" type="Text1024" minOccurs="0"/>
              <xs:element name="detail" type="Text1024" minOccurs="0"/>
              <xs:element name="errors" type="Error" minOccurs="0" maxOccurs="999"/>
              <xs:element name="digest" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:pattern value="sha256:[0-9a-f]{64}"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
              <xs:element name="retryAfter" minOccurs="0">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:pattern value="[1-9][0-9]{0,4}"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:element>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
      <xs:attribute name="version" type="xs:string" use="required" fixed="1"/>
    </xs:complexType>
  </xs:element>
</xs:schema>
`

/** The same for versions 2 and up, by version. */
export const laterXsds: ReadonlyMap<string, string> = new Map([
])
