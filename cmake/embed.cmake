# Writes OUTPUT: a C++ file in which the FILES below ROOT stand as raw strings (cut in pieces of 8,000 characters).
set(body "#include \"${HEADER}\"\n\nnamespace winloss::${LAYER} {\n\nstd::span<const EmbeddedFile> embedded_${WORD}() {\n")
string(APPEND body "    static const EmbeddedFile files[] = {\n")
foreach(file IN LISTS FILES)
    file(READ ${ROOT}/${file} hex HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" escaped "${hex}")
    # 64 bytes a line keeps the compiler and the eye content.
    string(REGEX REPLACE "((\\\\x[0-9a-f][0-9a-f])(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?)"
           "\\1\"\n            \"" escaped "${escaped}")
    file(SIZE ${ROOT}/${file} size)
    string(APPEND body "        {\"${file}\", {\n            \"${escaped}\", ${size}}},\n")
endforeach()
string(APPEND body "    };\n    return files;\n}\n\n}  // namespace winloss::${LAYER}\n")
file(WRITE ${OUTPUT} "${body}")
