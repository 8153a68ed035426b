/** As much of curl as `vernier up` prints, for a machine that has none: -i, -H and -d. */
const words = process.argv.slice(2);
const headers: [string, string][] = [];
let url = '';
let body: string | undefined;
while (words.length > 0) {
  const word = words.shift() ?? '';
  if (word === '-H') {
    const [name = '', ...rest] = (words.shift() ?? '').split(':');
    headers.push([name, rest.join(':').trim()]);
  } else if (word === '-d') body = words.shift();
  else if (word !== '-i') url = word;
}
const response = await fetch(url, { method: 'POST', headers, ...(body === undefined ? {} : { body }) });
const head = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`);
process.stdout.write(`HTTP/1.1 ${response.status}\r\n${head.join('')}\r\n${await response.text()}`);
