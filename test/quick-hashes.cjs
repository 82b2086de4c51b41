const { join } = require('node:path');

// The name alone is mapped to this file.
const bcrypt = require(join(__dirname, '../node_modules/bcryptjs'));

/** Hashes with the lowest cost where the product asks for its own: 1 ms instead of 60 for each password. */
exports.hashSync = (password, salt) =>
  bcrypt.hashSync(password, typeof salt === 'number' ? 4 : salt.replace('$10$', '$04$'));

exports.compareSync = bcrypt.compareSync;
exports.encodeBase64 = bcrypt.encodeBase64;
