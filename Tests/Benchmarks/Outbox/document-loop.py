"""The document's own way: one message after the other with Twilio's library.

Arguments: the base URL, and how many. Prints messages a second.
"""

import sys
import time

from twilio.rest import Client

url, count = sys.argv[1], int(sys.argv[2])
client = Client("AC" + "b" * 32, "token")
client.api.base_url = url
began = time.monotonic()
for index in range(count):
    client.messages.create(
        to=f"+5732{index * 100 + 55:08d}", from_="+15005550006", body="Recordatorio: su cuota esta vencida."
    )
print(count / (time.monotonic() - began))
