import Lending
import Testing

@Suite("The traffic light")
struct TrafficLightTests {
    @Test(
        "each class begins and ends on its day",
        arguments: [
            (-5, .upToDate), (0, .upToDate), (1, .days1to7), (7, .days1to7), (8, .days8to30), (30, .days8to30),
            (31, .days31to60), (60, .days31to60), (61, .days61to90), (90, .days61to90), (91, .over90), (4_000, .over90),
        ] as [(Int, TrafficLight)])
    func borders(days: Int, light: TrafficLight) {
        #expect(TrafficLight(daysPastDue: days) == light)
    }

    @Test("the classes are in order and leave no day out")
    func ranges() {
        #expect(TrafficLight.allCases.sorted() == TrafficLight.allCases)
        for (light, next) in zip(TrafficLight.allCases, TrafficLight.allCases.dropFirst()) {
            #expect(next.days.lowerBound == light.days.upperBound + 1)
        }
        for light in TrafficLight.allCases {
            #expect(TrafficLight(daysPastDue: light.days.lowerBound) == light)
            #expect(TrafficLight(daysPastDue: light.days.upperBound) == light)
        }
    }
}
