// Signs a cardExt like "kaquan sign", as a merchant's developer would write it.
const crypto = require('crypto');
const fs = require('fs');

const options = {};
for (let i = 2; i < process.argv.length; i += 2) {
  options[process.argv[i].slice(2)] = process.argv[i + 1];
}
const ticket = fs.readFileSync(options['ticket-file'], 'utf8').replace(/\r?\n$/, '');
const text = [ticket, options.timestamp, options['card-id'], options.nonce].sort().join('');
const signature = crypto.createHash('sha1').update(text).digest('hex');
console.log(JSON.stringify({timestamp: options.timestamp, nonce_str: options.nonce, signature}));
