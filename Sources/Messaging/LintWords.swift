/// Words that have no place in a message to a debtor, bare (see `PlainWords`); `*` stands for any ending.
enum LintWords {
    static let threats = [
        "embarg*", "demanda", "demandar*", "demandado", "carcel", "prision", "policia", "denunci*", "fiscalia",
        "juzgado", "juez", "abogado", "abogados", "cobro juridico", "proceso juridico", "juridic*", "judicial*",
        "accion legal", "acciones legales", "ultimatum", "ultimo aviso", "ultima oportunidad", "consecuencias",
        "de lo contrario", "so pena", "atenerse", "atengase", "moros*", "tramposo", "ladron", "estafa*",
        "su familia", "sus familiares", "sus vecinos", "sus referencias", "su empleador", "su jefe",
        "sabemos donde", "iremos a su casa", "publicaremos", "decomis*",
        "lawsuit", "sue", "sued", "court", "police", "jail", "prison", "arrest*", "seize*", "attorney", "lawyer*",
        "legal action", "final notice", "final warning", "last warning", "last chance", "consequences", "or else",
        "deadbeat", "delinquent", "your family", "your employer", "your neighbours", "your neighbors",
    ]
    static let bureaux = [
        "datacredito", "data credito", "transunion", "cifin", "procredito", "experian", "equifax", "fenalco",
        "central de riesgo", "centrales de riesgo", "central de informacion", "buro de credito", "reporte negativo",
        "reporte crediticio", "historial crediticio", "reportado", "reportaremos", "reportarlo", "reportar*",
        "credit bureau*", "credit report*", "credit score", "credit record",
    ]
    static let reasons = [
        "por que no pag*", "por que no ha pagado", "porque no ha pagado", "por que se atraso", "motivo del atraso",
        "motivo de la mora", "motivo del incumplimiento", "razon del atraso", "razon de la mora", "razon del no pago",
        "causa del atraso", "causa de la mora",
        "why have you not paid", "why haven t you paid", "why you did not pay", "why did you not pay",
        "reason for the delay", "reason for non payment", "reason for not paying",
    ]
    static let deadlines = [
        "24 horas", "48 horas", "72 horas", "ultimo plazo", "plazo maximo", "plazo final", "a mas tardar hoy",
        "antes de medianoche", "inmediatamente", "de inmediato", "24 hours", "48 hours", "72 hours", "final deadline",
        "last deadline", "immediately",
    ]
    /// Capitals that are no shouting.
    static let keywords: Set<String> = ["SALIR", "STOP", "BAJA", "ALTA", "START", "AYUDA", "HELP", "SMS", "WHATSAPP"]
}
