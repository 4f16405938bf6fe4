// A small real SMTP server (RFC 5321) on loopback: keeps the letters it was given, or misbehaves as it is told.
import net from 'node:net';

export class SmtpServer {
  constructor() {
    this.letters = []; // {from, to, data}
    this.mode = 'take'; // take, hang (says nothing), refuse (4xx to every letter)
    this.connections = 0;
    this.sockets = new Set();
  }

  async start() {
    this.server = net.createServer((socket) => this.talk(socket));
    await new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.server.unref(); // a test that fails does not wait for it
    this.url = `smtp://127.0.0.1:${this.server.address().port}`;
    return this;
  }

  talk(socket) {
    this.connections += 1;
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => {});
    if (this.mode === 'hang') return;
    const say = (line) => socket.write(line + '\r\n');
    let letter = { to: [] };
    let data = null;
    let rest = '';
    say('220 test ESMTP');
    socket.setEncoding('latin1');
    socket.on('data', (text) => {
      rest += text;
      for (let end; (end = rest.indexOf('\r\n')) >= 0; ) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (data !== null) {
          if (line !== '.') {
            data.push(line.startsWith('.') ? line.slice(1) : line);
            continue;
          }
          this.letters.push({ ...letter, data: data.join('\r\n') });
          [data, letter] = [null, { to: [] }];
          say('250 taken');
          continue;
        }
        const verb = line.slice(0, 4).toUpperCase();
        if (verb === 'EHLO') say('250 test');
        else if (verb === 'MAIL') this.mode === 'refuse' ? say('451 not now') : ((letter.from = line.slice(10)), say('250 ok'));
        else if (verb === 'RCPT') (letter.to.push(line.slice(8)), say('250 ok'));
        else if (verb === 'DATA') ((data = []), say('354 go on'));
        else if (verb === 'QUIT') (say('221 bye'), socket.end());
        else say('502 what');
      }
    });
  }

  /** The text of a letter's body. */
  static text(letter) {
    return Buffer.from(letter.data.split('\r\n\r\n')[1], 'base64').toString('utf8');
  }

  async stop() {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
