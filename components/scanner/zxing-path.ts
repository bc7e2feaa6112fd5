import { ZXING_WASM_VERSION } from 'zxing-wasm/reader'

/** Where `bin/vendor` lays the code reader. */
export const zxingPath = `/vendor/zxing-reader-${ZXING_WASM_VERSION}.wasm`
