# How a layer, and the program, are compiled.

add_library(winloss_options INTERFACE)
target_compile_features(winloss_options INTERFACE cxx_std_20)
target_compile_options(winloss_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
    -Wold-style-cast -Wnon-virtual-dtor -Wimplicit-fallthrough $<$<BOOL:${WINLOSS_WERROR}>:-Werror>
    # g++ 12 sees overlaps in inlined std::string that are not there (GCC bug 105651), and reads of what a variant does
    # not hold.
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-restrict;-Wno-maybe-uninitialized>)
if(WINLOSS_STANDALONE)
    # A command lives for two milliseconds: what the loader relocates and the kernel maps is a good part of that.
    target_compile_options(winloss_options INTERFACE -ffunction-sections -fdata-sections -fno-pie)
endif()
if(WINLOSS_SANITIZE OR WINLOSS_FUZZ)
    target_compile_options(winloss_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
        -fno-omit-frame-pointer
        # g++ warns of its own instrumentation there (GCC manual, -fsanitize=address).
        $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized;-Wno-restrict>)
    target_link_options(winloss_options INTERFACE -fsanitize=address,undefined)
endif()
if(WINLOSS_FUZZ)
    target_compile_options(winloss_options INTERFACE -fsanitize=fuzzer-no-link
        -fsanitize-ignorelist=${PROJECT_SOURCE_DIR}/tests/fuzz/ignored.txt)
endif()

find_program(WINLOSS_CCACHE ccache)
if(WINLOSS_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # What one checkout compiled serves another.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1
        ${WINLOSS_CCACHE})
endif()

# winloss_layer(NAME [LIBRARY...]): the static library winloss::NAME of all of src/NAME. A layer that has only headers
# so far is an interface library, so that the list in CMakeLists.txt is the whole house from the first day.
function(winloss_layer name)
    file(GLOB sources CONFIGURE_DEPENDS src/${name}/*.cpp src/${name}/*/*.cpp)
    if(sources)
        add_library(winloss_${name} STATIC ${sources})
        set(scope PUBLIC)
    else()
        add_library(winloss_${name} INTERFACE)
        set(scope INTERFACE)
    endif()
    add_library(winloss::${name} ALIAS winloss_${name})
    target_include_directories(winloss_${name} ${scope} ${PROJECT_SOURCE_DIR}/include)
    target_link_libraries(winloss_${name} ${scope} winloss_options ${ARGN})
endfunction()

# Everything but libc and libm linked in: 1.5 ms to start instead of 3.
function(winloss_standalone target)
    if(WINLOSS_STANDALONE)
        target_link_options(${target} PRIVATE -static-libgcc -static-libstdc++ -no-pie -Wl,--gc-sections -Wl,-O1
            -Wl,--as-needed -Wl,-z,noseparate-code)
        # A linker writes here and there, which leaves the file in the page cache in small pieces, each mapped by faults
        # of its own. Copied once in large steps (cp takes them, cmake -E copy does not) it starts 0.2 ms sooner.
        add_custom_command(TARGET ${target} POST_BUILD
            COMMAND cp $<TARGET_FILE:${target}> $<TARGET_FILE:${target}>.whole
            COMMAND ${CMAKE_COMMAND} -E rename $<TARGET_FILE:${target}>.whole $<TARGET_FILE:${target}>
            VERBATIM)
    endif()
endfunction()
