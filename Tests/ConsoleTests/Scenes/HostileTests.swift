import Foundation
import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

@Suite("Hostile data")
struct HostileTests {
    /// Wherever somebody's text may stand.
    static let keys: [[String]] = [
        [], ["2"], ["3"], ["4"], ["5"], ["6"], ["enter"], ["end", "enter", "right"], ["2", "enter"],
        ["2", "end", "enter"], ["3", "enter"], ["3", "end", "enter"], ["p"], ["p", "c", "ctrl-s"], ["v"], ["r"], ["R"],
        ["R", "enter"], ["R", "m"], ["*", "a", "'x'"], ["e"], ["n"], ["2", "n"], ["2", "e"], ["2", "enter", "b"],
        ["2", "enter", "down", "s"], ["f"], ["2", "f", "right", "right"], ["3", "f"], ["w"], ["c"], ["?"], [":"],
        ["/", "'x'"], ["enter", "right", "x"],
    ]

    @Test("reaches the terminal nowhere and moves nothing", arguments: keys)
    func harmless(_ keys: [String]) throws {
        for look in Look.all where look.terminal != .mono {
            let house = try HouseKind.hostile.open()
            let desk = Desk(
                house, width: look.size.width, height: look.size.height, glyphs: look.glyphs, language: look.language,
                services: try Scene.working(house))
            for key in keys { desk.press(key) }
            Self.expectHarmless(desk.display, look)
        }
    }

    private static func expectHarmless(_ display: MemoryDisplay, _ look: Look) {
        for line in display.lines {
            #expect(TextWidth.of(line) <= look.size.width)
            let bad = line.unicodeScalars.filter { scalar in
                scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
                    || (look.terminal == .ascii && !scalar.isASCII)
            }
            #expect(bad.isEmpty, "\(look.name): \(bad.map(\.value))")
        }
    }

    @Test("keeps the columns of every list where they are", arguments: ["", "2", "3"])
    func columns(_ tab: String) throws {
        let desk = Desk(try HouseKind.hostile.open(), width: 109, height: 40)
        if !tab.isEmpty { desk.press(tab) }
        let column = tab == "3" ? "SMS" : "$500.000"
        let places = desk.lines.filter { $0.contains(column) }.map { line in
            TextWidth.of(String(line[..<(line.range(of: column)?.lowerBound ?? line.startIndex)]))
        }
        #expect(places.count > 3 && Set(places).count == 1, Comment(rawValue: desk.text))
    }

    @Test("may be typed and pasted into every field of every form", arguments: Scene.all)
    func typed(_ scene: Scene) throws {
        let desk = try Desk(scene)
        guard desk.app.top.isDialog || desk.app.top.isTyping else { return }
        for text in House.hostileTexts {
            desk.app.handle(.key(.paste(text)))
            for scalar in text.unicodeScalars.prefix(40) where scalar.value >= 0x20 {
                // What is no letter of a field may be a key: only fields are typed into here.
                if desk.app.top.type(.character(scalar)) == nil { break }
            }
            desk.app.handle(.key(.tab))
            desk.look()
            Self.expectHarmless(desk.display, Look(size: Look.small, language: .es))
        }
    }
}
