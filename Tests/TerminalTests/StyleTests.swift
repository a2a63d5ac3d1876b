import Testing

@testable import Terminal

@Suite("Styles, themes and glyphs")
struct StyleTests {
    @Test("without colour, no role takes one; selection and worst cases still stand out")
    func monochrome() {
        for theme in [Theme(colours: 256, noColour: true), Theme(colours: 0, noColour: false)] {
            #expect(Style.Role.allCases.allSatisfy { theme.colour(of: $0) == -1 })
            let plain = theme.appearance(of: .text)
            for style in [Style.title, .bad, .critical, .dim, .error, .demo, Style.text.with(.selected)] {
                #expect(theme.appearance(of: style) != plain)
            }
        }
    }

    @Test("the eight basic colours are enough, and black and white are never chosen")
    func eight() {
        let theme = Theme(colours: 16, noColour: false)
        for role in Style.Role.allCases {
            let colour = theme.colour(of: role)
            #expect(colour == -1 || (1...6).contains(colour))
        }
    }

    /// What well-known terminals make of the colours 1 to 6.
    static let palettes: [(name: String, colours: [Int])] = [
        ("xterm", [0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD]),
        ("VGA", [0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA]),
        ("Tango", [0xCC0000, 0x4E9A06, 0xC4A000, 0x3465A4, 0x75507B, 0x06989A]),
        ("macOS", [0x990000, 0x00A600, 0x999900, 0x0000B2, 0xB200B2, 0x00A6B2]),
        ("Windows", [0xC50F1F, 0x13A10E, 0xC19C00, 0x0037DA, 0x881798, 0x3A96DD]),
    ]

    @Test("of the basic colours it takes those that most terminals show readably on black and on white")
    func basicContrast() {
        let theme = Theme(colours: 8, noColour: false)
        for role in Style.Role.allCases {
            let colour = Int(theme.colour(of: role))
            guard colour >= 0 else { continue }
            let readable = Self.palettes.filter { palette in
                let rgb = palette.colours[colour - 1]
                let light = Self.luminance([rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF])
                return min((light + 0.05) / 0.05, 1.05 / (light + 0.05)) >= 2.8
            }
            #expect(readable.count > Self.palettes.count / 2, "\(role): \(readable.map(\.name))")
        }
    }

    @Test("each colour of 256 can be read on black and on white")
    func contrast() {
        let theme = Theme(colours: 256, noColour: false)
        for role in Style.Role.allCases {
            let colour = Int(theme.colour(of: role))
            guard colour >= 0 else { continue }
            let light = Self.luminance(colour)
            #expect((light + 0.05) / 0.05 >= 3, "\(role) on black")
            #expect(1.05 / (light + 0.05) >= 3, "\(role) on white")
        }
    }

    /// Relative luminance (WCAG 2.1) of one of the colours 16…255.
    static func luminance(_ colour: Int) -> Double {
        let steps = [0, 95, 135, 175, 215, 255]
        let cube = colour - 16
        let rgb =
            colour >= 232
            ? Array(repeating: 8 + 10 * (colour - 232), count: 3)
            : [steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6]]
        return luminance(rgb)
    }

    private static func luminance(_ rgb: [Int]) -> Double {
        let linear = rgb.map { value -> Double in
            let share = Double(value) / 255
            return share <= 0.03928 ? share / 12.92 : Self.power((share + 0.055) / 1.055)
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// x to the 2.4, by its twelfth over its fifth root found by bisection.
    static func power(_ base: Double) -> Double {
        var (low, high) = (0.0, 1.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if middle * middle * middle * middle * middle < base { low = middle } else { high = middle }
        }
        return (0..<12).reduce(1.0) { power, _ in power * low }
    }

    static let light = (0...5).map { $0 }

    @Test("the six lights have six shapes, in Unicode and in ASCII")
    func lights() {
        for glyphs in [Glyphs.unicode, .ascii, .console] {
            #expect(Set(Self.light.map(glyphs.light)).count == 6)
            #expect(glyphs.light(-3) == glyphs.light(0) && glyphs.light(99) == glyphs.light(5))
            #expect(Set(Glyphs.Delivery.allCases.map(glyphs.delivery)).count == Glyphs.Delivery.allCases.count)
        }
    }

    @Test("every glyph is narrow, and its twin is ASCII")
    func twins() {
        for (glyphs, isASCII) in [(Glyphs.unicode, false), (.ascii, true)] {
            let single = [
                glyphs.cursorBar, glyphs.mark, glyphs.bullet, glyphs.none, glyphs.up, glyphs.down, glyphs.left,
                glyphs.right, glyphs.approximately,
            ]
            let scalars =
                [
                    glyphs.ellipsis, glyphs.full, glyphs.empty, glyphs.horizontal, glyphs.vertical, glyphs.topLeft,
                    glyphs.topRight, glyphs.bottomLeft, glyphs.bottomRight,
                ] + glyphs.eighths + glyphs.levels
            let all = single + scalars.map { String($0) } + Self.light.map(glyphs.light)
            #expect(all.allSatisfy { TextWidth.of($0) == 1 })
            let words = Glyphs.Delivery.allCases.map(glyphs.delivery) + [glyphs.checked, glyphs.unchecked]
            #expect(!isASCII || (all + words).allSatisfy { $0.utf8.allSatisfy { $0 < 0x7F } })
        }
    }

    @Test("the picture tells its styles")
    func styled() {
        var canvas = Canvas(size: Size(width: 10, height: 1))
        canvas.put("●", at: Point(x: 0, y: 0), style: .bad)
        canvas.put("José", at: Point(x: 2, y: 0))
        canvas.restyle(Rect(x: 2, y: 0, width: 4, height: 1)) { $0.with([.selected, .bold]) }
        #expect(canvas.styledLines == ["{bad}●{} {text+selected+bold}José{}"])
        #expect(canvas.style(at: Point(x: 0, y: 0)) == .bad)
        #expect(canvas.style(at: Point(x: 99, y: 0)) == .text)
    }
}
