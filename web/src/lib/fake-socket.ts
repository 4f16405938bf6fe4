/** A WebSocket for tests: its server is the test. */
export class FakeSocket {
  static all: FakeSocket[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  closed = false;
  sent: unknown[] = [];
  constructor(readonly url: string) {
    FakeSocket.all.push(this);
  }
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    this.closed = true;
    this.onclose?.({ code: 1000 });
  }
  /** The server says `data`. */
  hear(data: string) {
    this.onmessage?.({ data });
  }
  /** The connection ends. */
  lose(code = 1006) {
    this.closed = true;
    this.onclose?.({ code });
  }
}
