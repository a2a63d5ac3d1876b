/// Twilio's "smart encoding": look-alikes that it replaces, when asked, so that a text stays in GSM-7.
///
/// The table is that of TwilioDevEd/message-segment-calculator, `SmartEncodingMap.ts`.
package enum SmartEncoding {
    /// The text as Twilio sends it with `SmartEncoded=true`. It does not touch accented vowels.
    package static func applied(to text: String) -> String {
        guard text.unicodeScalars.contains(where: { GSM7.septets($0) == 0 }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let twin = twin(of: scalar) {
                result.append(contentsOf: twin.unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// What stands for a scalar that GSM-7 lacks: may be empty; nil when there is nothing.
    static func twin(of scalar: Unicode.Scalar) -> String? {
        table[scalar.value]
    }

    private static let table: [UInt32: String] = {
        var table: [UInt32: String] = [:]
        for (twin, codes) in groups {
            for code in codes.split(separator: " ") {
                if let value = UInt32(code, radix: 16) { table[value] = twin }
            }
        }
        return table
    }()

    /// Replacement, and the code points (hexadecimal) that it replaces.
    private static let groups: [(twin: String, codes: String)] = [
        ("\"", "AB BB 201C 201D 2BA 2EE 201F 275D 275E 301D 301E FF02 201E"),
        ("'", "2018 2019 2BB 2C8 2BC 2BD 2B9 201B FF07 B4 2CA 60 2CB 275B 275C 313 314 FE10 FE11 2017"),
        ("/", "F7 29F8 337 338 2044 2215 FF0F"),
        ("1/4", "BC"),
        ("1/2", "BD"),
        ("3/4", "BE"),
        ("\\", "29F9 29F5 20E5 FE68 FF3C"),
        ("_", "332 FF3F"),
        ("|", "20D2 20D3 2223 FF5C 23B8 23B9 23D0 239C 239F"),
        ("-", "23BC 23BD 2015 FE63 FF0D 2010 2043 2014 2013 2022"),
        ("@", "FE6B FF20"),
        ("$", "FE69 FF04"),
        ("!", "1C3 FE15 FE57 FF01"),
        ("#", "FE5F FF03"),
        ("%", "FE6A FF05"),
        ("&", "FE60 FF06"),
        (",", "201A 326 FE50 FE51 FF0C FF64 3001"),
        ("(", "2768 276A FE59 FF08 27EE 2985"),
        (")", "2769 276B FE5A FF09 27EF 2986"),
        (
            "*",
            "204E 2217 229B 2722 2723 2724 2725 2731 2732 2733 "
                + "273A 273B 273C 273D 2743 2749 274A 274B 29C6 FE61 FF0A"
        ),
        ("+", "2D6 FE62 FF0B"),
        (".", "3002 FE52 FF0E FF61"),
        ("0", "FF10"),
        ("1", "FF11"),
        ("2", "FF12"),
        ("3", "FF13"),
        ("4", "FF14"),
        ("5", "FF15"),
        ("6", "FF16"),
        ("7", "FF17"),
        ("8", "FF18"),
        ("9", "FF19"),
        (":", "2D0 2F8 2982 A789 FE13 FF1A"),
        (";", "204F FE14 FE54 FF1B"),
        ("<", "FE64 FF1C 203A"),
        ("=", "347 A78A FE66 FF1D"),
        (">", "FE65 FF1E 2039"),
        ("?", "FE16 FE56 FF1F"),
        ("A", "FF21 1D00"),
        ("B", "FF22 299"),
        ("C", "FF23 1D04"),
        ("D", "FF24 1D05"),
        ("E", "FF25 1D07"),
        ("F", "FF26 A730"),
        ("G", "FF27 262"),
        ("H", "FF28 29C"),
        ("I", "FF29 26A"),
        ("J", "FF2A 1D0A"),
        ("K", "FF2B 1D0B"),
        ("L", "FF2C 29F"),
        ("M", "FF2D 1D0D"),
        ("N", "FF2E 274"),
        ("O", "FF2F 1D0F"),
        ("P", "FF30 1D18"),
        ("Q", "FF31"),
        ("R", "FF32 280"),
        ("S", "FF33 A731"),
        ("T", "FF34 1D1B"),
        ("U", "FF35 1D1C"),
        ("V", "FF36 1D20"),
        ("W", "FF37 1D21"),
        ("X", "FF38"),
        ("Y", "FF39 28F"),
        ("Z", "FF3A 1D22"),
        ("^", "2C6 302 FF3E 1DCD"),
        ("{", "2774 FE5B FF5B"),
        ("}", "2775 FE5C FF5D"),
        ("[", "FF3B"),
        ("]", "FF3D"),
        ("~", "2DC 2F7 303 330 334 223C FF5E"),
        ("  ", "A0 2000 2002 2003 2004 2005 2006 2007 2008 2009 200A 202F 205F 3000 8D 9F 80 90 9B"),
        ("", "10 0 3 4 17 19 11 12 13 14 2060 200B FEFF"),
        ("       ", "9"),
        ("!!", "203C"),
        (" ", "2028 2029 2001"),
        ("...", "2026"),
    ]
}
