# Every library winloss stands on, found or named with the Debian package that brings it. Nothing is downloaded.

function(winloss_missing what package)
    message(FATAL_ERROR "winloss needs ${what}: apt-get install ${package}")
endfunction()

find_package(Threads REQUIRED)

# SQLite: the static archive for a standalone program, the shared library otherwise (faster links while developing).
find_path(SQLITE_INCLUDE sqlite3.h)
if(NOT SQLITE_INCLUDE)
    winloss_missing("SQLite 3.40 or newer" libsqlite3-dev)
endif()
find_library(SQLITE_ARCHIVE NAMES libsqlite3.a)
find_library(SQLITE_SHARED NAMES sqlite3)
find_library(SQLITECPP_ARCHIVE NAMES libSQLiteCpp.a)
find_path(SQLITECPP_INCLUDE SQLiteCpp/SQLiteCpp.h)
if(NOT SQLITECPP_ARCHIVE OR NOT SQLITECPP_INCLUDE)
    winloss_missing("SQLiteCpp 3" libsqlitecpp-dev)
endif()
add_library(sqlitecpp_library INTERFACE)
target_include_directories(sqlitecpp_library SYSTEM INTERFACE ${SQLITECPP_INCLUDE} ${SQLITE_INCLUDE})
target_link_libraries(sqlitecpp_library INTERFACE ${SQLITECPP_ARCHIVE}
    $<IF:$<BOOL:${WINLOSS_STANDALONE}>,${SQLITE_ARCHIVE},${SQLITE_SHARED}> Threads::Threads ${CMAKE_DL_LIBS} m)

find_path(UTF8PROC_INCLUDE utf8proc.h)
find_library(UTF8PROC_ARCHIVE NAMES libutf8proc.a)
if(NOT UTF8PROC_INCLUDE OR NOT UTF8PROC_ARCHIVE)
    winloss_missing("utf8proc 2" libutf8proc-dev)
endif()
add_library(utf8proc::utf8proc INTERFACE IMPORTED)
target_include_directories(utf8proc::utf8proc INTERFACE ${UTF8PROC_INCLUDE})
target_link_libraries(utf8proc::utf8proc INTERFACE ${UTF8PROC_ARCHIVE})
target_compile_definitions(utf8proc::utf8proc INTERFACE UTF8PROC_STATIC)

find_path(B2_INCLUDE blake2.h)
find_library(B2_ARCHIVE NAMES libb2.a)
if(NOT B2_INCLUDE OR NOT B2_ARCHIVE)
    winloss_missing("libb2" libb2-dev)
endif()
add_library(b2_library INTERFACE)
target_include_directories(b2_library SYSTEM INTERFACE ${B2_INCLUDE})
target_link_libraries(b2_library INTERFACE ${B2_ARCHIVE})

find_package(fmt 9 QUIET)
if(NOT fmt_FOUND)
    winloss_missing("fmt 9" libfmt-dev)
endif()
add_library(fmt_library INTERFACE)
target_link_libraries(fmt_library INTERFACE $<IF:$<BOOL:${WINLOSS_STANDALONE}>,fmt::fmt-header-only,fmt::fmt>)

# Spreadsheets: the library is loaded when one is written, since it would add libcrypto to every start. Its headers are
# needed to build, and the name that a program loads it by.
find_path(XLSXWRITER_INCLUDE xlsxwriter.h)
find_library(XLSXWRITER_SHARED NAMES xlsxwriter)
if(NOT XLSXWRITER_INCLUDE OR NOT XLSXWRITER_SHARED)
    winloss_missing("libxlsxwriter 1" libxlsxwriter-dev)
endif()
execute_process(COMMAND ${CMAKE_OBJDUMP} -p ${XLSXWRITER_SHARED} OUTPUT_VARIABLE XLSXWRITER_HEADERS
                COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCH "libxlsxwriter\\.so\\.[0-9]+" XLSXWRITER_SONAME "${XLSXWRITER_HEADERS}")
string(REPLACE ".so." "" XLSXWRITER_PACKAGE "${XLSXWRITER_SONAME}")
add_library(xlsxwriter_module INTERFACE)
target_include_directories(xlsxwriter_module SYSTEM INTERFACE ${XLSXWRITER_INCLUDE})
target_compile_definitions(xlsxwriter_module INTERFACE WINLOSS_XLSX_LIBRARY="${XLSXWRITER_SONAME}"
                                                       WINLOSS_XLSX_PACKAGE="${XLSXWRITER_PACKAGE}")
target_link_libraries(xlsxwriter_module INTERFACE ${CMAKE_DL_LIBS})

find_package(nlohmann_json 3.11 QUIET)
if(NOT nlohmann_json_FOUND)
    winloss_missing("nlohmann_json 3.11" nlohmann-json3-dev)
endif()

find_package(CLI11 2.1 QUIET)
if(NOT CLI11_FOUND)
    winloss_missing("CLI11 2.1" libcli11-dev)
endif()

find_package(tomlplusplus 3 QUIET)
if(NOT tomlplusplus_FOUND)
    winloss_missing("toml++ 3" libtomlplusplus-dev)
endif()
# Its target is a shared library, which brings a shared libstdc++ with it: half of what a start would cost.
find_path(TOMLPLUSPLUS_INCLUDE toml++/toml.h)
add_library(tomlplusplus_headers INTERFACE)
target_include_directories(tomlplusplus_headers SYSTEM INTERFACE ${TOMLPLUSPLUS_INCLUDE})
target_compile_definitions(tomlplusplus_headers INTERFACE TOML_HEADER_ONLY=1)
add_library(tomlplusplus_library INTERFACE)
target_link_libraries(tomlplusplus_library INTERFACE
    $<IF:$<BOOL:${WINLOSS_STANDALONE}>,tomlplusplus_headers,tomlplusplus::tomlplusplus>)

if(WINLOSS_TESTS)
    find_package(Catch2 QUIET)
    if(NOT Catch2_FOUND)
        winloss_missing("Catch2 2.13 or 3" catch2)
    endif()
endif()
