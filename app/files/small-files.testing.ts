import { strToU8, zipSync } from "fflate";

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

/** Small files of each kind, as their programs write them in the places that are looked at. */
export const SMALL_FILES = {
  pdf: latin1("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"),
  png: latin1("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\0\0\0\0IEND\xaeB`\x82"),
  jpg: latin1("\xff\xd8\xff\xe0\0\x10JFIF\0\x01\0\0\0\0\0\0\0\0\0\xff\xd9"),
  webp: latin1("RIFF\x0c\0\0\0WEBPVP8 \0\0\0\0"),
  docx: zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": strToU8("<w/>") }),
  xlsx: zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "xl/workbook.xml": strToU8("<w/>") }),
  pptx: zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "ppt/presentation.xml": strToU8("<p/>") }),
  odt: zipSync({
    mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }],
    "content.xml": strToU8("<c/>"),
  }),
  doc: latin1("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "\0".repeat(600)),
  csv: strToU8("名称,代码\n湘凯,1\n"),
  txt: strToU8("会议纪要\r\n"),
};
