import Embedded
import Messaging
import Testing

@Suite("Prices")
struct PriceTests {
    @Test(
        "amounts are read exactly",
        arguments: [
            ("0.05", 50_000), ("0,005", 5_000), ("-0.00750", -7_500), ("1", 1_000_000), ("0.0000010", 1),
            ("12.345678", 12_345_678),
        ])
    func parsing(text: String, micros: Int64) {
        #expect(Cost(parsing: text)?.micros == micros)
    }

    @Test(
        "what is no amount is refused",
        arguments: ["", ".", "-", "1.", ".5", "1.2.3", "1,2.3", "0.0000001", "1e3", "$1", " 1", "99999999999999999999"])
    func refused(text: String) {
        #expect(Cost(parsing: text) == nil)
    }

    @Test(
        "amounts are written with two decimals, and more where they would vanish",
        arguments: [
            (1_710_000, "1.71", "1,71"), (1_705_000, "1.71", "1,71"), (1_704_999, "1.70", "1,70"), (0, "0.00", "0,00"),
            (5_000, "0.005", "0,005"), (5_800, "0.0058", "0,0058"), (50_000, "0.05", "0,05"),
            (1, "0.000001", "0,000001"),
            (100_000, "0.10", "0,10"), (-7_500, "-0.0075", "-0,0075"), (-1_710_000, "-1.71", "-1,71"),
            (1_234_500_000, "1234.50", "1.234,50"), (1_234_567_890_000, "1234567.89", "1.234.567,89"),
            (999_995_000, "1000.00", "1.000,00"),
        ])
    func formatting(micros: Int64, plain: String, spanish: String) {
        #expect(Cost(micros: micros).plain == plain)
        #expect(Cost(micros: micros).formatted(.es) == spanish)
    }

    @Test("English groups with commas")
    func english() {
        #expect(Cost(micros: 1_234_500_000).formatted(.en) == "1,234.50")
    }

    @Test("the list that comes with the program prices a bulk run: SMS by segment, WhatsApp by message")
    func shipped() throws {
        let list = try PriceList(csv: try #require(Embedded.file("tarifas.csv")).text)
        let number = try PhoneNumber(parsing: "3001234567")
        var total = Cost.zero
        for _ in 0..<71 { total += try #require(list.estimate(.whatsapp, to: number, segments: 3)) }
        total += try #require(list.estimate(.sms, to: number, segments: 27))
        #expect(total.plain == "1.71")
        #expect(list.currency == "USD")
        #expect(list.estimate(.sms, to: try PhoneNumber(parsing: "+14155238886"), segments: 1) == nil)
    }

    @Test("a country without a line takes the line for all others")
    func elsewhere() throws {
        let list = try PriceList(
            csv: "pais,canal,unidad,precio,moneda,nota\n*,sms,segmento,\"0,1\",usd,x\nCO,sms,segmento,0.05,USD,y\n")
        let foreign = try PhoneNumber(parsing: "+34612345678")
        #expect(list.estimate(.sms, to: foreign, segments: 2)?.plain == "0.20")
        #expect(list.price(.sms, country: "CO")?.cost.micros == 50_000)
        #expect(list.price(.whatsapp, country: "CO") == nil)
    }

    @Test(
        "a list that cannot be right names its line",
        arguments: [
            ("", TableError.empty), ("canal,pais,precio,moneda,unidad\n", .empty),
            ("canal,pais,precio,moneda\n", .missingColumn("unidad")),
            ("canal,pais,precio,moneda,unidad\nfax,CO,1,USD,mensaje", .badValue(2, "canal")),
            ("canal,pais,precio,moneda,unidad\nsms,CO,-1,USD,segmento", .badValue(2, "precio")),
            ("canal,pais,precio,moneda,unidad\nsms,CO,1,USD,kilo", .badValue(2, "unidad")),
            (
                "# nota\ncanal,pais,precio,moneda,unidad\nsms,CO,1,USD,segmento\nsms,*,1,COP,segmento",
                .badValue(4, "moneda")
            ),
            ("canal,pais,precio,moneda,unidad\nsms,\"CO,1,USD,segmento", .unclosedQuote(line: 2)),
        ])
    func errors(csv: String, error: TableError) {
        #expect(throws: error) { try PriceList(csv: csv) }
        #expect(error.sentence(.es) != error.sentence(.en))
    }
}
