import Foundation
import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

/// What holds for every screen and dialog, whatever it shows.
@Suite("Every screen")
struct SceneTests {
    @Test("looks as it did, in every size, language and kind of terminal", arguments: Scene.all)
    func pictures(_ scene: Scene) throws {
        for look in Look.all {
            let desk = try Desk(scene, look)
            #expect(type(of: desk.app.top) == scene.screen)
            try Golden.expect(look.picture(of: desk.display), "\(look.name)/\(scene.name)")
        }
    }

    @Test("stands in the table of scenes: one that is new cannot be forgotten")
    func complete() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Console")
        let walker = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        let declaration = /class (?<name>\w+)(<.*>)?: (Screen|List|Form|Sheet|Paged)\w*/
        var declared: Set<String> = []
        for case let file as URL in walker where file.pathExtension == "swift" {
            for match in try String(contentsOf: file, encoding: .utf8).matches(of: declaration) {
                declared.insert(String(match.name))
            }
        }
        // Stands where there is none.
        declared.remove("Nowhere")
        #expect(declared == Set(Scene.all.map { "\($0.screen)" }))
    }

    @Test("leaves no picture behind of what is no scene any more")
    func orphans() throws {
        let names = Set(Scene.all.map(\.name))
        #expect(names.count == Scene.all.count)
        let golden = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Golden")
        for look in Look.all {
            let files = try FileManager.default.contentsOfDirectory(atPath: golden.appending(path: look.name).path)
            #expect(Set(files.map { String($0.dropLast(4)) }) == names, "\(look.name)")
        }
    }

    @Test("has the hardware cursor on what is selected or typed", arguments: Scene.all)
    func cursor(_ scene: Scene) throws {
        for look in Look.all {
            let desk = try Desk(scene, look)
            let cursor = try #require(desk.display.cursor, "\(look.name)")
            #expect(Rect(desk.display.size).contains(cursor))
            guard !desk.app.top.isDialog, !desk.app.top.isTyping else { continue }
            // A selected row begins with the bar, in the left pane or the right one.
            let (bar, edge) = (look.glyphs.cursorBar + " ", "\(look.glyphs.vertical) ")
            func isSelected(_ line: String) -> Bool {
                line.hasPrefix(" " + bar) || line.hasPrefix(" \(look.glyphs.cursorBar)") || line.contains(edge + bar)
            }
            if look.terminal != .mono, desk.lines.contains(where: isSelected) { #expect(isSelected(desk.cursorLine)) }
        }
    }

    @Test("lives at any size, and looks the same again afterwards", arguments: Scene.all)
    func sizes(_ scene: Scene) throws {
        let desk = try Desk(scene)
        let (before, line) = (desk.text, desk.cursorLine)
        let sizes = [
            (1, 1), (2, 1), (1, 3), (12, 4), (40, 12), (79, 24), (80, 23), (80, 24), (81, 25), (109, 30), (110, 24),
            (111, 60), (160, 24), (200, 60), (300, 100), (0, 0), (80, 24),
        ]
        for (width, height) in sizes {
            desk.display.resize(to: Size(width: width, height: height))
            desk.happens(.resized)
            #expect(desk.lines.count == height)
            #expect(desk.lines.allSatisfy { TextWidth.of($0) <= width })
        }
        // A long list may have scrolled, but not away from its row.
        #expect(desk.text == before || desk.cursorLine == line)
    }

    @Test("says why an action is off, and then does nothing", arguments: Scene.all)
    func off(_ scene: Scene) throws {
        for bound in try Desk(scene).app.keys {
            guard let reason = bound.off, let key = bound.keys.first else { continue }
            let house = try scene.house.open()
            let desk = try Desk(scene, house: house)
            // What is typed is no action.
            guard desk.app.top.type(key) == nil else { continue }
            let other = try house.another()
            let before = try other.dataVersion
            desk.app.handle(.key(key))
            #expect(desk.app.message?.note == .notice(desk.app.context.texts.sentence(reason)), "\(key)")
            #expect(try other.dataVersion == before)
        }
    }

    @Test("writes nothing and starts nothing in read-only mode, whatever is pressed", arguments: Scene.all)
    func readOnly(_ scene: Scene) throws {
        let house = try scene.house.open()
        let desk = Desk(house, services: house.services(isReadOnly: true))
        let other = try house.another()
        let before = try other.dataVersion
        for key in scene.keys { desk.press(key) }
        for bound in desk.app.keys {
            for key in bound.keys {
                desk.app.handle(.key(key))
                desk.look()
            }
        }
        for key in ["s", "y", "enter", "ctrl-s", "s"] { desk.press(key) }
        #expect(try other.dataVersion == before)
        #expect(house.queued == 0)
    }

    @Test("forgets what was typed ahead before it asks anything dangerous", arguments: Scene.all)
    func typedAhead(_ scene: Scene) throws {
        let dangerous: Set<Action> = [.send, .confirm, .annul, .desk(.allArrived), .desk(.allAgain)]
        // The receipt's key opens the form that asks.
        guard scene.screen != PaymentReceipt.self else { return }
        guard scene.screen.tables.joined().contains(where: { dangerous.contains($0.action) }) else { return }
        let house = try scene.house.open()
        let desk = Desk(house, services: try scene.services(house))
        for key in scene.keys.dropLast() { desk.press(key) }
        desk.display.press(.character("s"), .character("y"), .enter)
        if let last = scene.keys.last { desk.press(last) }
        #expect(!desk.display.isKeyWaiting || scene.keys.last?.hasPrefix("'") == true)
    }
}
