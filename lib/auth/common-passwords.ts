/** The most used passwords of eight characters and more in published leaks; shorter ones are refused by their length. */
const common = new Set(
  `12345678 123456789 1234567890 123123123 11111111 00000000 88888888 87654321 987654321 0987654321 12341234 11223344
  password password1 password12 password123 password! passw0rd p@ssw0rd p@ssword qwertyui qwertyuiop qwerty12 qwerty123
  qwerty1234 1q2w3e4r 1q2w3e4r5t 1qaz2wsx q1w2e3r4 asdfghjk asdfghjkl zxcvbnm1 zaq12wsx abcd1234 abc12345 a1b2c3d4
  iloveyou iloveyou1 sunshine princess football baseball superman starwars whatever trustno1 welcome1 welcome123 letmein1
  letmein123 changeme changeme1 admin123 admin1234 administrator internet computer michelle jennifer jessica1 charlie1
  dragon12 monkey12 master12 hello123 test1234 testtest passwort hallo123 schatz123 motdepasse azertyuiop contraseña`.split(
    /\s+/,
  ),
)

/** Whether it is one of the first passwords anybody would try (NIST SP 800-63B, 3.1.1.2), or one character repeated. */
export const isCommonPassword = (password: string) => common.has(password.toLowerCase()) || new Set(password).size === 1
