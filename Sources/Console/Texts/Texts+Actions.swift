// What the keys do: in a word for the footer, in a sentence for the help and the palette.

extension Texts {
    /// A word or two: `p pago`.
    package func short(_ action: Action) -> String {
        switch action {
        case .pay: choose("pago", "payment")
        case .promise: choose("promesa", "promise")
        case .annul: choose("anular", "annul")
        case .amountInstallment: choose("cuota", "installment")
        case .amountOverdue: choose("vencido", "overdue")
        case .amountBalance: choose("saldo", "balance")
        case .remind: choose("recordar", "remind")
        case .remindMarked: choose("marcados", "marked")
        case .remindDue: choose("recordatorios", "reminders")
        case .remindFiltered: choose("todo lo filtrado", "all filtered")
        case .remindAll: choose("a todos", "everybody")
        case .confirmAgain: choose("confirmar", "confirm")
        case .notice: choose("aviso", "notice")
        case .preview: choose("ver antes de enviar", "look before sending")
        case .send: choose("enviar", "send")
        case .recipients: choose("ver la lista", "see the list")
        case .changeMessage: choose("cambiar mensaje", "message")
        case .changeSelection: choose("cuáles", "which")
        case .dontSend: choose("no enviar", "don't send")
        case .mark: choose("marcar", "mark")
        case .markAll: choose("todos", "all")
        case .unmarkAll: choose("ninguno", "none")
        case .filter: choose("buscar", "search")
        case .filters: choose("filtros", "filters")
        case .keepFilter: choose("listo", "done")
        case .dropFilter: choose("quitar", "clear")
        case .sort: choose("orden", "sort")
        case .reverse: choose("invertir", "reverse")
        case .up: choose("subir", "up")
        case .down: choose("bajar", "down")
        case .pageUp: choose("página arriba", "page up")
        case .pageDown: choose("página abajo", "page down")
        case .first: choose("primero", "first")
        case .last: choose("último", "last")
        case .nextField: choose("siguiente", "next")
        case .toNextField: choose("campo siguiente", "next field")
        case .previousField: choose("anterior", "previous")
        case .submit: choose("registrar", "register")
        case .toggle: choose("cambiar", "change")
        case .accept: choose("aceptar", "accept")
        case .confirm: choose("sí, hacerlo", "yes, do it")
        case .decline: choose("no hacerlo", "no")
        case .discard: choose("salir", "leave")
        case .close: choose("cerrar", "close")
        case .open: choose("abrir", "open")
        case .back: choose("volver", "back")
        case .undo: choose("deshacer", "undo")
        case .help: choose("ayuda", "help")
        case .palette: choose("acciones", "actions")
        case .complete: choose("completar", "complete")
        case .repaint: choose("redibujar", "repaint")
        case .leave: choose("salir", "leave")
        case .nextScreen: choose("siguiente pantalla", "next screen")
        case .previousScreen: choose("pantalla anterior", "previous screen")
        case .show(let tab): name(tab)
        case .desk(let action): short(action)
        }
    }

    /// A line of the help.
    package func long(_ action: Action) -> String {
        switch action {
        case .pay: choose("Registrar un pago del préstamo", "Register a payment on the loan")
        case .promise: choose("Anotar una promesa de pago", "Write down a promise to pay")
        case .annul: choose("Anular el pago (pide el motivo)", "Annul the payment (asks for the reason)")
        case .amountInstallment: choose("Monto: lo que falta de la cuota", "Amount: what the installment lacks")
        case .amountOverdue: choose("Monto: todo lo vencido", "Amount: all that is overdue")
        case .amountBalance: choose("Monto: el saldo completo", "Amount: the whole balance")
        case .remind: choose("Recordar la deuda a este cliente", "Remind this client of the debt")
        case .remindMarked: choose("Recordar a los marcados", "Remind the marked ones")
        case .remindFiltered: choose("Recordar a todo lo filtrado", "Remind all that the filter shows")
        case .remindAll: choose("Recordar a todos los que están en mora", "Remind everybody who is behind")
        case .remindDue:
            choose(
                "Recordar lo que vence hoy o pronto, y lo prometido",
                "Remind of what is due today or soon, and promised")
        case .confirmAgain:
            choose("Enviar otra vez la confirmación del último pago", "Send the last payment's confirmation again")
        case .notice: choose("Escribir un aviso a los marcados", "Write a notice to the marked ones")
        case .preview: choose("Ver a quién llega antes de enviar", "See who gets it before sending")
        case .send: choose("Enviar", "Send")
        case .recipients: choose("Ver quién recibe qué y quién no", "See who gets what and who does not")
        case .changeMessage: choose("Cambiar el mensaje o el medio", "Change the message or its channel")
        case .changeSelection:
            choose("Ver todos, los que reciben o los que no", "Show all, those who get it, or the others")
        case .dontSend: choose("Salir sin enviar nada", "Leave without sending anything")
        case .mark: choose("Marcar el préstamo y bajar", "Mark the loan and step down")
        case .markAll: choose("Marcar todo lo que muestra el filtro", "Mark all that the filter shows")
        case .unmarkAll: choose("Quitar todas las marcas", "Take all marks away")
        case .filter:
            choose("Buscar por nombre, documento, teléfono o préstamo", "Search name, document, phone or loan")
        case .filters: choose("Filtrar por ruta o semáforo", "Filter by route or traffic light")
        case .keepFilter: choose("Dejar el filtro y volver a la lista", "Keep the filter, back to the list")
        case .dropFilter: choose("Quitar el filtro", "Clear the filter")
        case .sort: choose("Ordenar por la columna siguiente", "Sort by the next column")
        case .reverse: choose("Invertir el orden", "Reverse the order")
        case .up: choose("Subir", "Up")
        case .down: choose("Bajar", "Down")
        case .pageUp: choose("Subir una página", "Page up")
        case .pageDown: choose("Bajar una página", "Page down")
        case .first: choose("Ir al primero", "Go to the first")
        case .last: choose("Ir al último", "Go to the last")
        case .nextField: choose("Pasar al siguiente; en el último, registrar", "Go on; on the last field, register")
        case .toNextField: choose("Pasar al campo siguiente", "Go to the next field")
        case .previousField: choose("Volver al campo anterior", "Go to the field before")
        case .submit: choose("Registrar", "Register")
        case .toggle: choose("Cambiar el valor", "Change the value")
        case .accept: choose("Aceptar", "Accept")
        case .confirm: choose("Sí, hacerlo", "Yes, do it")
        case .decline: choose("No hacerlo y volver", "Do not do it, go back")
        case .discard: choose("Salir sin registrar", "Leave without registering")
        case .close: choose("Cerrar", "Close")
        case .open: choose("Abrir", "Open")
        case .back: choose("Volver un paso, quitar el filtro", "Back one step, clear the filter")
        case .undo: choose("Deshacer lo último mientras se pueda", "Undo the last action while it can be undone")
        case .help: choose("Esta ayuda", "This help")
        case .palette: choose("Buscar una acción por su nombre", "Find an action by its name")
        case .complete: choose("Completar el nombre", "Complete the name")
        case .repaint: choose("Redibujar la pantalla", "Repaint the screen")
        case .leave: choose("Volver; en la primera pantalla, salir", "Back; at the top level, leave")
        case .nextScreen: choose("Siguiente pantalla", "Next screen")
        case .previousScreen: choose("Pantalla anterior", "Previous screen")
        case .show(let tab): choose("Ir a ", "Go to ") + name(tab)
        case .desk(let action): long(action)
        }
    }

    package func name(_ group: KeyGroup) -> String {
        switch group {
        case .money: choose("Dinero", "Money")
        case .messages: choose("Mensajes", "Messages")
        case .marks: choose("Marcas", "Marks")
        case .list: choose("Lista", "List")
        case .form: choose("Formulario", "Form")
        case .move: choose("Moverse", "Moving")
        case .screens: choose("Pantallas", "Screens")
        case .general: choose("General", "General")
        }
    }

    package func name(_ tab: Tab) -> String {
        switch tab {
        case .overdue: choose("Vencidos", "Overdue")
        case .clients: choose("Clientes", "Clients")
        case .messages: choose("Mensajes", "Messages")
        case .cash: choose("Caja", "Cash")
        case .summary: choose("Resumen", "Summary")
        case .status: choose("Estado", "Status")
        }
    }

    package func sentence(_ reason: OffReason) -> String {
        switch reason {
        case .readOnly: choose("Modo de sólo lectura: aquí no se escribe nada", "Read-only: nothing is written here")
        case .nothingSelected: choose("No hay ninguna fila seleccionada", "No row is selected")
        case .nothingMarked:
            choose("Marque primero: Espacio marca una fila, * todas", "Mark first: Space marks a row, * all of them")
        case .listIsEmpty: choose("La lista está vacía", "The list is empty")
        case .nothingToUndo: choose("No hay nada que deshacer", "There is nothing to undo")
        case .noPayment: choose("El préstamo no tiene pagos válidos", "The loan has no valid payment")
        case .notYourRole:
            choose("Su rol no puede hacer esto: pídalo en la oficina", "Your role cannot do this: ask the office")
        case .noMarks: choose("No hay marcas", "Nothing is marked")
        case .tooSoon:
            choose(
                "La tecla llegó antes que la pregunta: léala y responda",
                "The key came before the question: read it first")
        case .notYet: choose("Todavía se está contando", "Still counting")
        case .nobodyToSendTo: choose("No hay a quién enviar", "There is nobody to send to")
        case .nothingWritten: choose("Escriba primero el texto", "Write the text first")
        case .onlyOneScreen: choose("Es la única pantalla", "This is the only screen")
        case .said(let sentence): sentence
        case .desk(let reason): sentence(reason)
        }
    }
}
